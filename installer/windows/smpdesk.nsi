; The Windows installer: for one user, without administrator rights. Compiled by installer/windows,
; which defines VERSION, PAYLOAD, PROGRAM, ARGUMENTS, ICON, FILE_ICON, LISTS and OUT.

Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
!ifndef QUICK
  SetCompressor /SOLID lzma
!endif

!define CLASS "smpdesk.partnership"
!define REMOVE "Software\Microsoft\Windows\CurrentVersion\Uninstall\smpdesk"

Name "smpdesk"
BrandingText "smpdesk ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\smpdesk"
InstallDirRegKey HKCU "Software\smpdesk" "folder"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "smpdesk"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs smpdesk"
VIAddVersionKey "LegalCopyright" "The smpdesk authors, MIT licence"

!include "MUI2.nsh"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_PARAMETERS "${ARGUMENTS}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

; A file that is in use can't be written: then the program is open.
!macro REFUSE_WHILE_OPEN
  IfFileExists "$INSTDIR\${PROGRAM}" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\${PROGRAM}" a
  IfErrors 0 close
  MessageBox MB_OK|MB_ICONEXCLAMATION "smpdesk is open. Close it and start this again." /SD IDOK
  SetErrorLevel 2
  Quit
  close:
  FileClose $0
  free:
!macroend

Function .onInit
  !insertmacro REFUSE_WHILE_OPEN
FunctionEnd

Function un.onInit
  !insertmacro REFUSE_WHILE_OPEN
FunctionEnd

Section "smpdesk"
  IfFileExists "$INSTDIR\uninstall.exe" 0 fresh
  ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  fresh:
  ClearErrors
  !include "${LISTS}/install.nsh"
  SetOutPath "$INSTDIR"
  File "/oname=smpdesk.ico" "${ICON}"
  File "/oname=partnership.ico" "${FILE_ICON}"
  IfErrors 0 written
  MessageBox MB_OK|MB_ICONSTOP "Some files could not be written to $INSTDIR. Nothing else was changed." /SD IDOK
  SetErrorLevel 3
  Quit
  written:
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\smpdesk.lnk" "$INSTDIR\${PROGRAM}" "${ARGUMENTS}" "$INSTDIR\smpdesk.ico"

  WriteRegStr HKCU "Software\smpdesk" "folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.smp" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\.smp" "Content Type" "application/x-smpdesk"
  WriteRegStr HKCU "Software\Classes\.smp\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "Partnership file"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\partnership.ico"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" ${ARGUMENTS} "%1"'

  WriteRegStr HKCU "${REMOVE}" "DisplayName" "smpdesk"
  WriteRegStr HKCU "${REMOVE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVE}" "DisplayIcon" "$INSTDIR\smpdesk.ico"
  WriteRegStr HKCU "${REMOVE}" "Publisher" "The smpdesk authors"
  WriteRegStr HKCU "${REMOVE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVE}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVE}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${REMOVE}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVE}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Takes away what was installed, file by file: documents, backups and settings stay.
Section "Uninstall"
  !include "${LISTS}/remove.nsh"
  Delete "$INSTDIR\smpdesk.ico"
  Delete "$INSTDIR\partnership.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\smpdesk.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.smp" ""
  StrCmp $0 "${CLASS}" 0 another
  DeleteRegValue HKCU "Software\Classes\.smp" ""
  DeleteRegValue HKCU "Software\Classes\.smp" "Content Type"
  another:
  DeleteRegValue HKCU "Software\Classes\.smp\OpenWithProgids" "${CLASS}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.smp\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.smp"
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  DeleteRegKey HKCU "${REMOVE}"
  DeleteRegKey HKCU "Software\smpdesk"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

"""Records that come in files of their own: the sample, matrices, a lead's workbook."""

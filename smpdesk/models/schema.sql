-- The partnership file. Words are those of the field; dates are ISO text; months are 'YYYY-MM'.

-- The partnership, its partners and its words ---------------------------------------------

CREATE TABLE partnership (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL DEFAULT '',
    area INTEGER REFERENCES area ON DELETE SET NULL,
    small_number INTEGER NOT NULL DEFAULT 5,
    about TEXT NOT NULL DEFAULT '',
    chart_rules TEXT NOT NULL DEFAULT 'mdc',
    chart_shift INTEGER,
    chart_trend INTEGER,
    own_words TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE partner (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    standing TEXT NOT NULL DEFAULT 'responsible authority'
        CHECK (standing IN ('responsible authority', 'co-operating body', 'invited')),
    role TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    post TEXT NOT NULL,
    partner INTEGER REFERENCES partner ON DELETE SET NULL,
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL UNIQUE,
    meaning TEXT NOT NULL DEFAULT ''
) STRICT;

-- Areas -----------------------------------------------------------------------------------

CREATE TABLE area (
    id INTEGER PRIMARY KEY,
    code TEXT UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('force', 'county', 'division', 'district', 'csp', 'combined',
        'ward', 'lsoa', 'peer group', 'location', 'elsewhere')),
    parent INTEGER REFERENCES area ON DELETE SET NULL
) STRICT;
CREATE INDEX area_by_name ON area (name COLLATE NOCASE);

CREATE TABLE area_name (
    id INTEGER PRIMARY KEY,
    area INTEGER NOT NULL REFERENCES area ON DELETE CASCADE,
    name TEXT NOT NULL COLLATE NOCASE,
    UNIQUE (area, name)
) STRICT;

CREATE TABLE area_member (
    id INTEGER PRIMARY KEY,
    area INTEGER NOT NULL REFERENCES area ON DELETE CASCADE,
    member INTEGER NOT NULL REFERENCES area ON DELETE CASCADE,
    UNIQUE (area, member)
) STRICT;

CREATE TABLE population (
    id INTEGER PRIMARY KEY,
    area INTEGER NOT NULL REFERENCES area ON DELETE CASCADE,
    year INTEGER NOT NULL,
    persons INTEGER NOT NULL CHECK (persons >= 0),
    source TEXT NOT NULL DEFAULT '',
    UNIQUE (area, year)
) STRICT;

-- Measures and observations ---------------------------------------------------------------

CREATE TABLE measure (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    collection TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT 'count'
        CHECK (unit IN ('count', 'per cent', 'pounds', 'rate', 'number')),
    per INTEGER,
    direction TEXT NOT NULL DEFAULT 'lower' CHECK (direction IN ('lower', 'higher', 'neither')),
    parent INTEGER REFERENCES measure ON DELETE SET NULL,
    numerator INTEGER REFERENCES measure ON DELETE SET NULL,
    denominator INTEGER REFERENCES measure ON DELETE SET NULL,
    position INTEGER NOT NULL DEFAULT 0,
    about TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX measure_by_name ON measure (name COLLATE NOCASE, collection COLLATE NOCASE);

CREATE TABLE measure_name (
    id INTEGER PRIMARY KEY,
    measure INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
    name TEXT NOT NULL COLLATE NOCASE,
    UNIQUE (measure, name)
) STRICT;

CREATE TABLE extract (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    fingerprint TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    bytes INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT '',
    imported_at TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    mapping TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(mapping)),
    report TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(report))
) STRICT;

CREATE TABLE extract_table (
    id INTEGER PRIMARY KEY,
    extract INTEGER NOT NULL REFERENCES extract ON DELETE CASCADE,
    sheet TEXT NOT NULL DEFAULT '',
    cells TEXT NOT NULL DEFAULT '',
    heading TEXT NOT NULL DEFAULT ''
) STRICT;

-- An observation is never overwritten: one that a later extract replaces stays, marked by it.
-- Its id is never given to another.
CREATE TABLE observation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    measure INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
    area INTEGER NOT NULL REFERENCES area ON DELETE CASCADE,
    start TEXT NOT NULL,
    months INTEGER NOT NULL DEFAULT 1,
    breakdown TEXT NOT NULL DEFAULT '',
    value REAL,
    status TEXT NOT NULL DEFAULT 'value'
        CHECK (status IN ('value', 'suppressed', 'missing', 'provisional')),
    extract_table INTEGER NOT NULL REFERENCES extract_table ON DELETE CASCADE,
    cell TEXT NOT NULL DEFAULT '',
    replaced_by INTEGER REFERENCES extract ON DELETE SET NULL,
    CHECK ((value IS NULL) = (status IN ('suppressed', 'missing')))
) STRICT;
CREATE UNIQUE INDEX observation_current ON observation (measure, area, months, start, breakdown)
    WHERE replaced_by IS NULL;
CREATE INDEX observation_by_table ON observation (extract_table);
CREATE INDEX observation_by_replacement ON observation (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE import_memory (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',
    decisions TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(decisions)),
    used_at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE change_point (
    id INTEGER PRIMARY KEY,
    measure INTEGER REFERENCES measure ON DELETE CASCADE,
    area INTEGER REFERENCES area ON DELETE CASCADE,
    month TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'event'
        CHECK (kind IN ('recording', 'boundary', 'intervention', 'event')),
    note TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    step_change INTEGER NOT NULL DEFAULT 0 CHECK (step_change IN (0, 1))
) STRICT;

CREATE TABLE set_aside (
    id INTEGER PRIMARY KEY,
    measure INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
    area INTEGER NOT NULL REFERENCES area ON DELETE CASCADE,
    month TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    UNIQUE (measure, area, month)
) STRICT;

CREATE TABLE chart_choice (
    id INTEGER PRIMARY KEY,
    measure INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
    area INTEGER NOT NULL REFERENCES area ON DELETE CASCADE,
    chart TEXT NOT NULL DEFAULT 'auto',
    rules TEXT NOT NULL DEFAULT 'mdc',
    UNIQUE (measure, area)
) STRICT;

-- Score matrices --------------------------------------------------------------------------

CREATE TABLE matrix (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL DEFAULT '1',
    label TEXT NOT NULL DEFAULT '',
    combine TEXT NOT NULL DEFAULT 'product' CHECK (combine IN ('product', 'product and grade')),
    bands TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(bands)),
    grades TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(grades)),
    UNIQUE (name, version)
) STRICT;

CREATE TABLE matrix_part (
    id INTEGER PRIMARY KEY,
    matrix INTEGER NOT NULL REFERENCES matrix ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT 'harm' CHECK (role IN ('harm', 'likelihood', 'position')),
    combine TEXT NOT NULL DEFAULT 'sum' CHECK (combine IN ('sum', 'highest', 'mean')),
    position INTEGER NOT NULL DEFAULT 0,
    weight REAL NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE criterion (
    id INTEGER PRIMARY KEY,
    matrix_part INTEGER NOT NULL REFERENCES matrix_part ON DELETE CASCADE,
    name TEXT NOT NULL,
    weight REAL NOT NULL DEFAULT 1,
    allowed TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(allowed)),
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Assessments and themes ------------------------------------------------------------------

CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    heading TEXT NOT NULL DEFAULT '',
    data_start TEXT NOT NULL,
    data_months INTEGER NOT NULL DEFAULT 12,
    status TEXT NOT NULL DEFAULT 'draft'
        CHECK (status IN ('draft', 'agreed by the partnership', 'seen by the committee',
            'adopted', 'past')),
    version TEXT NOT NULL DEFAULT '1',
    version_date TEXT NOT NULL DEFAULT '',
    matrix INTEGER REFERENCES matrix ON DELETE SET NULL,
    rolled_from INTEGER REFERENCES assessment ON DELETE SET NULL
) STRICT;

CREATE TABLE sign_off (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    step TEXT NOT NULL,
    post TEXT NOT NULL DEFAULT '',
    signed_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE milestone (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    name TEXT NOT NULL,
    due TEXT NOT NULL DEFAULT '',
    done_on TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    rolled_from INTEGER REFERENCES milestone ON DELETE SET NULL
) STRICT;

CREATE TABLE theme (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE standing (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    theme INTEGER NOT NULL REFERENCES theme ON DELETE CASCADE,
    standing TEXT NOT NULL DEFAULT 'business as usual'
        CHECK (standing IN ('priority', 'cross-cutting', 'emerging', 'business as usual', 'dropped')),
    recommendation TEXT NOT NULL DEFAULT ''
        CHECK (recommendation IN ('', 'keep', 'remove', 'split', 'merge', 'make cross-cutting', 'add')),
    reason TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    influence TEXT NOT NULL DEFAULT '' CHECK (influence IN ('', 'low', 'medium', 'high')),
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (assessment, theme)
) STRICT;

CREATE TABLE lineage (
    id INTEGER PRIMARY KEY,
    standing INTEGER NOT NULL REFERENCES standing ON DELETE CASCADE,
    came_from INTEGER REFERENCES standing ON DELETE CASCADE,
    how TEXT NOT NULL DEFAULT 'kept' CHECK (how IN ('kept', 'new', 'merged from', 'split from',
        'renamed', 'made cross-cutting', 'dropped')),
    UNIQUE (standing, came_from)
) STRICT;

CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    theme INTEGER NOT NULL REFERENCES theme ON DELETE CASCADE,
    criterion INTEGER NOT NULL REFERENCES criterion ON DELETE CASCADE,
    value REAL NOT NULL,
    confidence TEXT NOT NULL DEFAULT '' CHECK (confidence IN ('', 'low', 'medium', 'high')),
    reason TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    scored_by TEXT NOT NULL DEFAULT '',
    scored_on TEXT NOT NULL DEFAULT '',
    UNIQUE (assessment, theme, criterion)
) STRICT;

-- Priorities, actions and indicators ------------------------------------------------------

CREATE TABLE sub_group (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    parent INTEGER REFERENCES sub_group ON DELETE SET NULL,
    chair TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE priority (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    theme INTEGER REFERENCES theme ON DELETE SET NULL,
    name TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    objective TEXT NOT NULL DEFAULT '',
    focus TEXT NOT NULL DEFAULT '',
    done TEXT NOT NULL DEFAULT '',
    coming TEXT NOT NULL DEFAULT '',
    lead TEXT NOT NULL DEFAULT '',
    lead_agency TEXT NOT NULL DEFAULT '',
    sub_group INTEGER REFERENCES sub_group ON DELETE SET NULL,
    position INTEGER NOT NULL DEFAULT 0,
    rolled_from INTEGER REFERENCES priority ON DELETE SET NULL
) STRICT;
CREATE INDEX priority_by_assessment ON priority (assessment);

CREATE TABLE priority_theme (
    id INTEGER PRIMARY KEY,
    priority INTEGER NOT NULL REFERENCES priority ON DELETE CASCADE,
    theme INTEGER NOT NULL REFERENCES theme ON DELETE CASCADE,
    how TEXT NOT NULL DEFAULT '',
    UNIQUE (priority, theme)
) STRICT;

CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    priority INTEGER NOT NULL REFERENCES priority ON DELETE CASCADE,
    aim TEXT NOT NULL DEFAULT '',
    action TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    lead_agency TEXT NOT NULL DEFAULT '',
    due TEXT,
    strand TEXT NOT NULL DEFAULT ''
        CHECK (strand IN ('', 'Pursue', 'Prevent', 'Protect', 'Prepare')),
    status TEXT NOT NULL DEFAULT 'not started'
        CHECK (status IN ('not started', 'on course', 'at risk', 'done', 'stopped')),
    how_much TEXT NOT NULL DEFAULT '',
    how_well TEXT NOT NULL DEFAULT '',
    better_off TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    rolled_from INTEGER REFERENCES action ON DELETE SET NULL
) STRICT;
CREATE INDEX action_by_priority ON action (priority);

CREATE TABLE progress (
    id INTEGER PRIMARY KEY,
    action INTEGER NOT NULL REFERENCES action ON DELETE CASCADE,
    quarter TEXT NOT NULL DEFAULT '',
    entered_on TEXT NOT NULL,
    entered_by TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT ''
        CHECK (status IN ('', 'not started', 'on course', 'at risk', 'done', 'stopped'))
) STRICT;
CREATE INDEX progress_by_action ON progress (action);

CREATE TABLE indicator (
    id INTEGER PRIMARY KEY,
    priority INTEGER NOT NULL REFERENCES priority ON DELETE CASCADE,
    name TEXT NOT NULL,
    measure INTEGER REFERENCES measure ON DELETE SET NULL,
    area INTEGER REFERENCES area ON DELETE SET NULL,
    baseline TEXT NOT NULL DEFAULT '',
    baseline_period TEXT NOT NULL DEFAULT '',
    comparison TEXT NOT NULL DEFAULT '',
    target TEXT NOT NULL DEFAULT '',
    story TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    rolled_from INTEGER REFERENCES indicator ON DELETE SET NULL
) STRICT;

CREATE TABLE case_study (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    priority INTEGER REFERENCES priority ON DELETE SET NULL,
    heading TEXT NOT NULL,
    agency TEXT NOT NULL DEFAULT '',
    agencies_involved TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    achieved TEXT NOT NULL DEFAULT '',
    edition TEXT NOT NULL DEFAULT 'public' CHECK (edition IN ('public', 'restricted')),
    signed_off_by TEXT NOT NULL DEFAULT '',
    signed_off_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE case_check (
    id INTEGER PRIMARY KEY,
    case_study INTEGER NOT NULL REFERENCES case_study ON DELETE CASCADE,
    question TEXT NOT NULL,
    met INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0, 1)),
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Text, survey and horizon ----------------------------------------------------------------

CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    parent INTEGER REFERENCES section ON DELETE CASCADE,
    theme INTEGER REFERENCES theme ON DELETE SET NULL,
    part TEXT NOT NULL DEFAULT '',
    heading TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    edition TEXT NOT NULL DEFAULT 'public' CHECK (edition IN ('public', 'restricted')),
    exemption TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    rolled_from INTEGER REFERENCES section ON DELETE SET NULL
) STRICT;
CREATE INDEX section_by_assessment ON section (assessment);

CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    section INTEGER NOT NULL REFERENCES section ON DELETE CASCADE,
    made_by TEXT NOT NULL DEFAULT '',
    made_on TEXT NOT NULL,
    quoted TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    resolved_on TEXT
) STRICT;

CREATE TABLE document_version (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    document TEXT NOT NULL,
    version TEXT NOT NULL,
    dated TEXT NOT NULL,
    edition TEXT NOT NULL DEFAULT 'public' CHECK (edition IN ('public', 'restricted')),
    note TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    heading TEXT NOT NULL,
    fieldwork TEXT NOT NULL DEFAULT '',
    base INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    survey INTEGER NOT NULL REFERENCES survey ON DELETE CASCADE,
    number TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    theme INTEGER REFERENCES theme ON DELETE SET NULL,
    story TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    question INTEGER NOT NULL REFERENCES question ON DELETE CASCADE,
    people TEXT NOT NULL DEFAULT 'All',
    answer TEXT NOT NULL,
    count INTEGER,
    share REAL,
    weight REAL,
    base INTEGER,
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (question, people, answer)
) STRICT;

CREATE TABLE horizon_item (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    heading TEXT NOT NULL DEFAULT '',
    issue TEXT NOT NULL,
    effect TEXT NOT NULL DEFAULT '',
    theme INTEGER REFERENCES theme ON DELETE SET NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Scrutiny, grants and the statute --------------------------------------------------------

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    assessment INTEGER REFERENCES assessment ON DELETE SET NULL,
    body TEXT NOT NULL,
    held_on TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    papers TEXT NOT NULL DEFAULT '',
    minutes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE recommendation (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
    text TEXT NOT NULL,
    to_whom TEXT NOT NULL DEFAULT '',
    made_on TEXT NOT NULL,
    due TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    answered_on TEXT
) STRICT;

CREATE TABLE implication (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    issue TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    officer TEXT NOT NULL DEFAULT '',
    signed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE fund (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    year TEXT NOT NULL DEFAULT '',
    given_by TEXT NOT NULL DEFAULT '',
    amount REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    fund INTEGER NOT NULL REFERENCES fund ON DELETE CASCADE,
    priority INTEGER REFERENCES priority ON DELETE SET NULL,
    name TEXT NOT NULL,
    bidder TEXT NOT NULL DEFAULT '',
    bid REAL NOT NULL DEFAULT 0,
    decision TEXT NOT NULL DEFAULT 'waiting'
        CHECK (decision IN ('waiting', 'granted', 'granted in part', 'refused', 'withdrawn')),
    granted REAL NOT NULL DEFAULT 0,
    spent REAL NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '',
    reported_on TEXT
) STRICT;

CREATE TABLE statutory_point (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment ON DELETE CASCADE,
    point TEXT NOT NULL,
    law TEXT NOT NULL DEFAULT '',
    met_at TEXT NOT NULL DEFAULT '',
    met INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0,
    rolled_from INTEGER REFERENCES statutory_point ON DELETE SET NULL
) STRICT;

-- The history -----------------------------------------------------------------------------

CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'given up')),
    merge_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX edit_by_state ON edit (state, id);

-- What an edit did to a row, as JSON: all its columns where the row is new (NULL before) or
-- removed (NULL after), and else those that changed.
CREATE TABLE edit_change (
    id INTEGER PRIMARY KEY,
    edit INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    record TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after))
) STRICT;
CREATE INDEX edit_change_by_edit ON edit_change (edit);
CREATE INDEX edit_change_by_record ON edit_change (record, record_id);

-- Observations that an edit brought (an import) or took away (with their extract, measure or
-- area) as one set, however many: how many they are and the sum of their values.
CREATE TABLE edit_set (
    id INTEGER PRIMARY KEY,
    edit INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
    did TEXT NOT NULL CHECK (did IN ('brought', 'took away')),
    record TEXT NOT NULL CHECK (record IN ('extract', 'measure', 'area')),
    record_id INTEGER NOT NULL,
    observations INTEGER NOT NULL DEFAULT 0,
    total REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX edit_set_by_edit ON edit_set (edit);

-- Observations of a set that is not in the file now, kept for undo and redo.
CREATE TABLE withdrawn_observation (
    id INTEGER PRIMARY KEY,
    edit_set INTEGER NOT NULL REFERENCES edit_set ON DELETE CASCADE,
    observation INTEGER NOT NULL,
    measure INTEGER NOT NULL,
    area INTEGER NOT NULL,
    start TEXT NOT NULL,
    months INTEGER NOT NULL,
    breakdown TEXT NOT NULL,
    value REAL,
    status TEXT NOT NULL,
    extract_table INTEGER NOT NULL,
    cell TEXT NOT NULL,
    replaced_by INTEGER
) STRICT;

-- Which extract had replaced an observation before the set of that extract was withdrawn.
CREATE TABLE withdrawn_replacement (
    id INTEGER PRIMARY KEY,
    edit_set INTEGER NOT NULL REFERENCES edit_set ON DELETE CASCADE,
    observation INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL
) STRICT;

-- Views for whoever reads the file with another program -----------------------------------

CREATE VIEW current_observation AS
SELECT o.id, m.name AS measure, m.collection, a.name AS area, a.code AS area_code, a.kind AS area_kind,
    o.start, o.months, o.breakdown, o.value, o.status, m.unit,
    e.name AS extract, t.sheet, o.cell, o.measure AS measure_id, o.area AS area_id, e.id AS extract_id
FROM observation o
JOIN measure m ON m.id = o.measure
JOIN area a ON a.id = o.area
JOIN extract_table t ON t.id = o.extract_table
JOIN extract e ON e.id = t.extract
WHERE o.replaced_by IS NULL;

CREATE VIEW action_plan AS
SELECT s.name AS assessment, p.name AS priority, c.aim, c.action, c.outcome, c.lead_agency, c.due,
    c.strand, c.status, c.id AS action_id
FROM action c JOIN priority p ON p.id = c.priority JOIN assessment s ON s.id = p.assessment
ORDER BY s.name, p.position, c.position;

CREATE VIEW theme_standing AS
SELECT s.name AS assessment, t.name AS theme, d.standing, d.recommendation, d.reason,
    (SELECT group_concat(l.how || coalesce(' ' || ot.name || ' (' || os.name || ')', ''), '; ')
     FROM lineage l
     LEFT JOIN standing o ON o.id = l.came_from
     LEFT JOIN theme ot ON ot.id = o.theme
     LEFT JOIN assessment os ON os.id = o.assessment
     WHERE l.standing = d.id) AS lineage
FROM standing d JOIN assessment s ON s.id = d.assessment JOIN theme t ON t.id = d.theme
ORDER BY s.name, d.position;

CREATE VIEW score_sheet AS
SELECT s.name AS assessment, t.name AS theme, g.name AS part, g.role, c.name AS criterion, r.value,
    r.confidence, r.reason, r.evidence, r.scored_by, r.scored_on, r.id AS score_id
FROM score r
JOIN assessment s ON s.id = r.assessment
JOIN theme t ON t.id = r.theme
JOIN criterion c ON c.id = r.criterion
JOIN matrix_part g ON g.id = c.matrix_part
ORDER BY s.name, t.name, g.position, c.position;

CREATE VIEW indicator_watch AS
SELECT s.name AS assessment, p.name AS priority, i.name AS indicator, m.name AS measure,
    a.name AS area, i.baseline, i.baseline_period, i.comparison, i.target, i.id AS indicator_id
FROM indicator i
JOIN priority p ON p.id = i.priority
JOIN assessment s ON s.id = p.assessment
LEFT JOIN measure m ON m.id = i.measure
LEFT JOIN area a ON a.id = i.area
ORDER BY s.name, p.position, i.position;

CREATE VIEW survey_answer AS
SELECT s.name AS assessment, v.heading AS survey, q.number, q.text AS question, w.people, w.answer,
    w.count, w.share, w.weight, w.base, w.id AS answer_id
FROM answer w
JOIN question q ON q.id = w.question
JOIN survey v ON v.id = q.survey
JOIN assessment s ON s.id = v.assessment
ORDER BY s.name, v.id, q.position, w.position;

CREATE VIEW area_population AS
SELECT a.name AS area, a.code, a.kind, p.year, p.persons, p.source, a.id AS area_id
FROM population p JOIN area a ON a.id = p.area
ORDER BY a.name, p.year;

CREATE VIEW recommendation_answer AS
SELECT m.body, m.held_on, r.text AS recommendation, r.to_whom, r.made_on, r.due, r.answer,
    r.answered_on, r.id AS recommendation_id
FROM recommendation r JOIN meeting m ON m.id = r.meeting
ORDER BY m.held_on, r.id;

CREATE VIEW edit_history AS
SELECT e.id, e.made_at, e.made_by, e.title, e.state, c.record, c.record_id, c.before, c.after
FROM edit e LEFT JOIN edit_change c ON c.edit = e.id
ORDER BY e.id, c.id;

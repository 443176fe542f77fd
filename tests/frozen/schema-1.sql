PRAGMA foreign_keys = OFF;
BEGIN;
PRAGMA application_id = 1297367893;
PRAGMA user_version = 10;
CREATE TABLE migration (
    n INTEGER PRIMARY KEY CHECK (n > 0),
    name TEXT NOT NULL UNIQUE,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;
CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    at INTEGER,
    clock_doubted INTEGER NOT NULL CHECK (clock_doubted IN (0, 1))
) STRICT;
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    station TEXT NOT NULL,
    request TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    body TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE revision_guard (decided_on INTEGER NOT NULL) STRICT;
CREATE TABLE request (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE office (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (name <> ''),
    parent TEXT NOT NULL,
    place TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit <> ''),
    province TEXT NOT NULL,
    settings TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;
CREATE TABLE field (
    id INTEGER PRIMARY KEY,
    letter TEXT NOT NULL UNIQUE CHECK (length(letter) = 1 AND letter BETWEEN 'A' AND 'Z'
        AND letter NOT IN ('I', 'O', 'Q')),
    name TEXT NOT NULL CHECK (name <> ''),
    handles TEXT NOT NULL CHECK (json_valid(handles)),
    face TEXT NOT NULL CHECK (json_valid(face)),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE TABLE counter (
    id INTEGER PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;
CREATE TABLE counter_field (
    counter_id INTEGER NOT NULL REFERENCES counter (id),
    field_id INTEGER NOT NULL REFERENCES field (id),
    PRIMARY KEY (counter_id, field_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE calendar (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE CHECK (login <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('clerk', 'specialist', 'leader', 'administrator')),
    pin TEXT NOT NULL CHECK (pin LIKE '$argon2id$%'),
    misses INTEGER NOT NULL CHECK (misses >= 0),
    blocked_until INTEGER,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT;
CREATE TABLE session (
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    station TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE procedure_version (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    body TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    UNIQUE (code, digest)
) STRICT;
CREATE TABLE procedure (
    code TEXT PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES procedure_version (id),
    entry TEXT NOT NULL,
    doubts INTEGER NOT NULL CHECK (doubts >= 0),
    gone INTEGER NOT NULL CHECK (gone IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE procedure_local (
    code TEXT PRIMARY KEY,
    received INTEGER NOT NULL CHECK (received IN (0, 1)),
    field_id INTEGER REFERENCES field (id),
    counters TEXT NOT NULL CHECK (json_valid(counters)),
    own_limit TEXT CHECK (own_limit IS NULL OR json_valid(own_limit)),
    confirmed_limit TEXT CHECK (confirmed_limit IS NULL OR json_valid(confirmed_limit)),
    confirmed_version INTEGER REFERENCES procedure_version (id),
    fees TEXT NOT NULL CHECK (json_valid(fees))
) STRICT, WITHOUT ROWID;
CREATE TABLE import_log (
    sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    at INTEGER NOT NULL,
    staff_id INTEGER REFERENCES staff (id),
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    gone INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE unfound_words (
    words TEXT NOT NULL,
    day TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (words, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE series (
    day TEXT NOT NULL,
    field_id INTEGER NOT NULL REFERENCES field (id),
    last INTEGER NOT NULL CHECK (last >= 0),
    calls INTEGER NOT NULL CHECK (calls >= 0),
    PRIMARY KEY (day, field_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    field_id INTEGER NOT NULL REFERENCES field (id),
    letter TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    kind TEXT NOT NULL CHECK (kind IN ('walk_in', 'appointment')),
    standing TEXT NOT NULL CHECK (standing IN ('low', 'normal', 'priority')),
    state TEXT NOT NULL CHECK (state IN
        ('created', 'waiting', 'called', 'serving', 'held', 'missed', 'done', 'left', 'expired')),
    line INTEGER NOT NULL REFERENCES field (id),
    taken_at INTEGER NOT NULL,
    counter_id INTEGER REFERENCES counter (id),
    bound_counter INTEGER REFERENCES counter (id),
    front INTEGER NOT NULL CHECK (front IN (0, 1)),
    not_before_calls INTEGER CHECK (not_before_calls >= 0),
    calls INTEGER NOT NULL CHECK (calls >= 0),
    first_called_at INTEGER,
    last_called_at INTEGER,
    skips INTEGER NOT NULL CHECK (skips >= 0),
    misses INTEGER NOT NULL CHECK (misses >= 0),
    missed_at INTEGER,
    serving_since INTEGER,
    served_seconds INTEGER NOT NULL CHECK (served_seconds >= 0),
    closed_at INTEGER,
    staff_id INTEGER REFERENCES staff (id),
    procedure TEXT,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    papers TEXT CHECK (papers IS NULL OR json_valid(papers)),
    station TEXT NOT NULL,
    UNIQUE (day, field_id, n),
    CHECK (state NOT IN ('called', 'serving') OR counter_id IS NOT NULL),
    CHECK ((state IN ('done', 'left', 'expired')) = (closed_at IS NOT NULL))
) STRICT;
CREATE TABLE ticket_person (
    ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    note TEXT NOT NULL,
    priority TEXT NOT NULL
) STRICT;
CREATE TABLE ticket_span (
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    n INTEGER NOT NULL CHECK (n > 0),
    state TEXT NOT NULL,
    counter_id INTEGER REFERENCES counter (id),
    staff_id INTEGER REFERENCES staff (id),
    began_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (ticket_id, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE call (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    field_id INTEGER NOT NULL REFERENCES field (id),
    day TEXT NOT NULL,
    counter_id INTEGER NOT NULL REFERENCES counter (id),
    staff_id INTEGER REFERENCES staff (id),
    kind TEXT NOT NULL CHECK (kind IN ('call', 'recall', 'transfer')),
    standing TEXT NOT NULL CHECK (standing IN ('low', 'normal', 'priority')),
    why TEXT NOT NULL CHECK (json_valid(why)),
    at INTEGER NOT NULL
) STRICT;
CREATE TABLE signing_key (
    kid BLOB PRIMARY KEY CHECK (length(kid) = 4),
    public BLOB NOT NULL CHECK (length(public) = 32),
    seed BLOB CHECK (seed IS NULL OR length(seed) = 32),
    office TEXT NOT NULL,
    unit TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    retired_at INTEGER,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL CHECK (length(value) = 32)
) STRICT, WITHOUT ROWID;
CREATE TABLE code_series (
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    PRIMARY KEY (unit, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE dossier (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial > 0),
    procedure TEXT NOT NULL,
    version_id INTEGER NOT NULL REFERENCES procedure_version (id),
    case_name TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('direct', 'online', 'postal')),
    status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 10),
    received_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    original_due_at INTEGER NOT NULL,
    time_limit TEXT NOT NULL CHECK (json_valid(time_limit)),
    explanation TEXT NOT NULL CHECK (json_valid(explanation)),
    sets INTEGER NOT NULL CHECK (sets > 0),
    return_at TEXT NOT NULL,
    fee_total INTEGER NOT NULL CHECK (fee_total >= 0),
    ticket_id INTEGER REFERENCES ticket (id),
    counter_id INTEGER REFERENCES counter (id),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    qr TEXT NOT NULL,
    finished_at INTEGER,
    returned_at INTEGER,
    UNIQUE (unit, day, serial)
) STRICT;
CREATE TABLE party (
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    role TEXT NOT NULL CHECK (role IN ('applicant', 'owner', 'authorised')),
    body TEXT NOT NULL CHECK (json_valid(body)),
    name_folded TEXT NOT NULL,
    identity_mac BLOB CHECK (identity_mac IS NULL OR length(identity_mac) = 32),
    phone_mac BLOB CHECK (phone_mac IS NULL OR length(phone_mac) = 32),
    email_folded TEXT NOT NULL,
    PRIMARY KEY (dossier_id, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE dossier_paper (
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    n INTEGER NOT NULL CHECK (n > 0),
    body TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (dossier_id, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    paper_n INTEGER,
    media TEXT NOT NULL CHECK (media IN ('pdf', 'jpeg', 'png')),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    content BLOB NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;
CREATE TABLE fee_line (
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    n INTEGER NOT NULL CHECK (n > 0),
    body TEXT NOT NULL CHECK (json_valid(body)),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (dossier_id, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE exemption (
    dossier_id INTEGER PRIMARY KEY REFERENCES dossier (id),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE TABLE payment (
    dossier_id INTEGER PRIMARY KEY REFERENCES dossier (id),
    way TEXT NOT NULL CHECK (way IN ('cash', 'transfer')),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    paid_at INTEGER NOT NULL,
    confirmed_by INTEGER NOT NULL REFERENCES staff (id),
    e_receipt TEXT NOT NULL
) STRICT;
CREATE TABLE lookup (
    station TEXT NOT NULL,
    at INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (station, at, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE print_job (
    id INTEGER PRIMARY KEY,
    paper TEXT NOT NULL CHECK (paper IN ('ticket', 'receipt')),
    object_id INTEGER NOT NULL,
    station TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'failed', 'unknown')),
    reprint INTEGER NOT NULL CHECK (reprint >= 0),
    fault TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES (1,'event',X'CDA301D70070BC40EFCBE609C5D3B97CFD2F2D06B464DAC751F301F387831FEA');
INSERT INTO "migration" VALUES (10,'print',X'74DA8A8E3EBF5988C688AAABEE8658E8CB5770CDF524E08B49999E57C1E0D81B');
INSERT INTO "migration" VALUES (2,'request',X'98BA2A26828DB6AAB0A45B0CD0A0F140D9810E2EE57082E98D701FF7103FDB64');
INSERT INTO "migration" VALUES (3,'office',X'74F491D96A523D95A0B5BB2C2A7080143B2CB8B6A43842EF149ED4730D2269F9');
INSERT INTO "migration" VALUES (4,'calendar',X'6141C13C70BA012FD390640070F108E9A8C7EEA7F2187B9A4ACD7B9DE2032831');
INSERT INTO "migration" VALUES (5,'staff',X'F112173F4913A4C71DCD5D31DE96EFF75B42CB99E709AFCC0D56858B0A46AA10');
INSERT INTO "migration" VALUES (6,'catalogue',X'7860CA77557321951B00615483B081F17DB499BF9820B159905E2C99D4709FCE');
INSERT INTO "migration" VALUES (7,'ticket',X'1D02A0A74C6715E6C326DB2C97FDA4332C57095D2046B85C8E9B003BE0B32B78');
INSERT INTO "migration" VALUES (8,'key',X'5A2AEEB8C616FB0E6ED83F53F7C8ABB64F3711FF7A968B262AB6362B30FA65CD');
INSERT INTO "migration" VALUES (9,'dossier',X'CA9EC795266AF092AF83E9301DD95865DE23C1E6A01D8D4426BD10017BEBFC48');
INSERT INTO "head" VALUES (1,33,X'AE992F8249785FC28EDE37271FA9EC162787B27A396002112247A2A0ECC8AD3F',1795395600005,0);
INSERT INTO "event" VALUES (1,1795393800000,0,'citizen','citizen','admin','setup-1','office.set_up','office','{"unit":"H46.113","procedures":125}',X'8BD8DED947A049BEAEC67A6CD1D9E1638ABE54981088757D2832D6353E551891');
INSERT INTO "event" VALUES (10,1795393800009,0,'staff:1','administrator','admin','setup-10','counter.changed','counter:3','{"number":3,"open":true,"retired":false}',X'D7669298AFB627C14A211614872584CC7CC0427C552B332077986585DF414F34');
INSERT INTO "event" VALUES (11,1795393800010,0,'staff:1','administrator','admin','setup-11','staff.added','staff:4','{"role":"clerk"}',X'FE0AADC39A2C217DDD29C67A57FB5645A058DE1714145A2AAE8177B37EA0F1CF');
INSERT INTO "event" VALUES (12,1795393800011,0,'citizen','citizen','quay-3','setup-12','staff.signed_in','staff:4','{"role":"clerk"}',X'20507944A92374BA1C2B77BE05D408B43B5184928ABF5D960F133DDC8F48978D');
INSERT INTO "event" VALUES (13,1795393800012,0,'staff:1','administrator','admin','setup-13','counter.changed','counter:4','{"number":4,"open":true,"retired":false}',X'28FB4F98B438A0D65C605B5219A17A861E8EEA330EBF79E2D3519615647D17E3');
INSERT INTO "event" VALUES (14,1795393800013,0,'staff:1','administrator','admin','setup-14','staff.added','staff:5','{"role":"clerk"}',X'DEC7D7E1927B41C0D717C031C3B26B082E7353A601828CA1C93DD462E4893575');
INSERT INTO "event" VALUES (15,1795393800014,0,'citizen','citizen','quay-4','setup-15','staff.signed_in','staff:5','{"role":"clerk"}',X'ED90B41A2686E762AA17C87F79379080D408F9CB947318BB414DC8DE651D6A2A');
INSERT INTO "event" VALUES (16,1795393800015,0,'staff:1','administrator','admin','setup-16','counter.changed','counter:5','{"number":5,"open":true,"retired":false}',X'3EC55C69F8D49C2B40CFD980B31131CC80274CFF5E71B333E98523C9EE3525DD');
INSERT INTO "event" VALUES (17,1795393800016,0,'staff:1','administrator','admin','setup-17','staff.added','staff:6','{"role":"clerk"}',X'8783A2D825220116ADED052FFBE299AD325E9ED6AF4FF0A7192F77DA19F20760');
INSERT INTO "event" VALUES (18,1795393800017,0,'citizen','citizen','quay-5','setup-18','staff.signed_in','staff:6','{"role":"clerk"}',X'DFEC53295C6F19A55ADDB461D7750966D04B9FE59D948909A018DD69535CAAA4');
INSERT INTO "event" VALUES (19,1795393800018,0,'staff:1','administrator','admin','setup-19','counter.changed','counter:6','{"number":6,"open":true,"retired":false}',X'99537280F061628338DF6EE0D958481CB4FE77924CD0F7757C5B16244BA852A7');
INSERT INTO "event" VALUES (2,1795393800001,0,'citizen','citizen','admin','setup-2','staff.signed_in','staff:1','{"role":"administrator"}',X'57356ED731496CD623146768055125D74F5063A4E8BAE54AFDBB0F4E161F9A20');
INSERT INTO "event" VALUES (20,1795393800019,0,'staff:1','administrator','admin','setup-20','staff.added','staff:7','{"role":"clerk"}',X'860312F0441D6BF64474DEF89DE044295E191368D754A77E4842D45CE3D76654');
INSERT INTO "event" VALUES (21,1795393800020,0,'citizen','citizen','quay-6','setup-21','staff.signed_in','staff:7','{"role":"clerk"}',X'A21143EF38AD97D59AAD02D4B34071C968B9E32A03E4ADE1ACF2BD3B1AB86907');
INSERT INTO "event" VALUES (22,1795393800021,0,'staff:1','administrator','admin','setup-22','counter.changed','counter:7','{"number":7,"open":true,"retired":false}',X'3726B6D8B9B88141D90248B5CA8353B7F820A07096608BB9171854FA34A781BB');
INSERT INTO "event" VALUES (23,1795393800022,0,'staff:1','administrator','admin','setup-23','staff.added','staff:8','{"role":"clerk"}',X'85CBE474A643FBB1CDDA6EB8E8FE95D10E618FBC1B4D8FB226ADBF2ADEB24208');
INSERT INTO "event" VALUES (24,1795393800023,0,'citizen','citizen','quay-7','setup-24','staff.signed_in','staff:8','{"role":"clerk"}',X'27AC73A27B9AA7E265829BF648DB486A05F71D9FEA146193B219140E72D95A39');
INSERT INTO "event" VALUES (25,1795393800024,0,'staff:1','administrator','admin','setup-25','counter.changed','counter:8','{"number":8,"open":true,"retired":false}',X'088F4F14E2C5C17315E9E2CBACF95FD1A87865E9F0290084C367188395E12D48');
INSERT INTO "event" VALUES (26,1795393800025,0,'staff:1','administrator','admin','setup-26','staff.added','staff:9','{"role":"clerk"}',X'AE5452421A25A4CB9A3E44EF456535B2F29BA579D41C36105F4E4E834AAEBA65');
INSERT INTO "event" VALUES (27,1795393800026,0,'citizen','citizen','quay-8','setup-27','staff.signed_in','staff:9','{"role":"clerk"}',X'CB6D810FD1F54CDC699ACFD37E81E6083AAD2AA64E5A126524C6F59495A3511E');
INSERT INTO "event" VALUES (28,1795395600000,0,'staff:2','clerk','quay-1','take-1','ticket.taken','ticket:1','{"number":"A001","from":"waiting","to":"waiting","field":"A","standing":"normal","kind":"walk_in"}',X'7266E4CB5043ACB8178A6910E28E46C3F1149DA70AFAC3E8E2EE75D67DEE17E1');
INSERT INTO "event" VALUES (29,1795395600001,0,'staff:2','clerk','quay-1','take-2','ticket.taken','ticket:2','{"number":"A002","from":"waiting","to":"waiting","field":"A","standing":"normal","kind":"walk_in"}',X'D0FC72CB9B2EA767177BA39A753D1DC78414C2F16D0167C914ADEE6C11685D98');
INSERT INTO "event" VALUES (3,1795393800002,0,'staff:1','administrator','admin','setup-3','settings.changed','office','null',X'9C24695C721157F5E4838121E90E88F811796D839140B9D9CA13A47C714B46F4');
INSERT INTO "event" VALUES (30,1795395600002,0,'staff:2','clerk','quay-1','call','ticket.called','ticket:1','{"number":"A001","from":"waiting","to":"called","counter":1,"why":"first"}',X'597BAC713320C2829FB3DEF05551C9E9BCA77D1193A2622D005C53B7A17DDE10');
INSERT INTO "event" VALUES (31,1795395600003,0,'staff:2','clerk','quay-1','appear','ticket.appeared','ticket:1','{"number":"A001","from":"called","to":"serving","counter":1}',X'310E8425C69FD4040700D1139455B8CFED005440D849BA1DF89357BA8CE631C8');
INSERT INTO "event" VALUES (32,1795395600004,0,'staff:2','clerk','quay-1','receive','dossier.received','dossier:1','{"code":"H46.113-261123-0001","procedure":"2.000815","version":29,"due":1795426200000,"fee":4000,"paid":"cash","warned":false}',X'2043BD046611CBD6AD434C4629211948BF1486921B08B763D2A19008F1F8C8EA');
INSERT INTO "event" VALUES (33,1795395600005,0,'staff:2','clerk','quay-1','finish','ticket.done','ticket:1','{"number":"A001","from":"serving","to":"done","counter":1}',X'AE992F8249785FC28EDE37271FA9EC162787B27A396002112247A2A0ECC8AD3F');
INSERT INTO "event" VALUES (4,1795393800003,0,'staff:1','administrator','admin','setup-4','counter.changed','counter:1','{"number":1,"open":true,"retired":false}',X'0F1169E1D3D03BAEE6CD07D17EA5BC3D394D28419FA2D7997B4A41A32B4FD706');
INSERT INTO "event" VALUES (5,1795393800004,0,'staff:1','administrator','admin','setup-5','staff.added','staff:2','{"role":"clerk"}',X'CF93FD591C3987301D5268B1494608DD98C2550F949C4CCAC6DEEE20AB39C9AE');
INSERT INTO "event" VALUES (6,1795393800005,0,'citizen','citizen','quay-1','setup-6','staff.signed_in','staff:2','{"role":"clerk"}',X'5970BA6F9CBE4961D60A23E2A92D35CA44CBA2DEF02110841DBA684FD700863F');
INSERT INTO "event" VALUES (7,1795393800006,0,'staff:1','administrator','admin','setup-7','counter.changed','counter:2','{"number":2,"open":true,"retired":false}',X'D04AD3C67EEBE5175EE65F79A3A329C31E130FA59F93B15D10DBCC5535ECAC60');
INSERT INTO "event" VALUES (8,1795393800007,0,'staff:1','administrator','admin','setup-8','staff.added','staff:3','{"role":"clerk"}',X'2BBC1E7D9D6DA2663FD579A381A182CF5E9FB1A043A79141A13CEECF3FA8E035');
INSERT INTO "event" VALUES (9,1795393800008,0,'citizen','citizen','quay-2','setup-9','staff.signed_in','staff:3','{"role":"clerk"}',X'07CF24A9C743EE05E0E9CAEB3C7CD33BA918CA7AAE076843BBA881AB53A23C76');
INSERT INTO "request" VALUES ('appear',X'6B499C38EAB3A2F18DA7FB8412423FBEA2C6ACDFE6EC63EB0BFB0AE6E4515A21','{"id":1,"number":"A001","state":"serving","line":"A","field":"Hộ tịch","kind":"walk_in","standing":"normal","counter":"1","taken_at":"2026-11-23T08:00:00+07:00","called_at":"2026-11-23T08:00:00.002+07:00","calls":1,"quantity":1}',1795395600003);
INSERT INTO "request" VALUES ('call',X'A1AA9F472AC131033D3DD0D9E2813404C92B2FB2108E7A22047001EAC930A45D','{"ticket":{"id":1,"number":"A001","state":"called","line":"A","field":"Hộ tịch","kind":"walk_in","standing":"normal","counter":"1","taken_at":"2026-11-23T08:00:00+07:00","called_at":"2026-11-23T08:00:00.002+07:00","calls":1,"quantity":1},"why":{"rule":"first"},"waited_minutes":0}',1795395600002);
INSERT INTO "request" VALUES ('finish',X'8699721E4BA920F263BB3F36E36080B27005D464F10BA352ABB0C4CE3EA084DA','{"id":1,"number":"A001","state":"done","line":"A","field":"Hộ tịch","kind":"walk_in","standing":"normal","counter":"1","taken_at":"2026-11-23T08:00:00+07:00","called_at":"2026-11-23T08:00:00.002+07:00","calls":1,"quantity":1}',1795395600005);
INSERT INTO "request" VALUES ('receive',X'91A0B3A9276DB50B76A50F35BA0684BD2E8C4C30DC403B63833D400FF4A95D0B','{"dossier":1,"code":"H46.113-261123-0001","received_at":"2026-11-23T08:00:00.004+07:00","due_at":"2026-11-23T16:30:00+07:00","limit":{"unit":"same_day"},"explanation":[{"id":"deadline-step-received-same-day","args":[["weekday","mon"],["date","23/11/2026"],["time","08:00"]]},{"id":"deadline-step-due","args":[["weekday","mon"],["date","23/11/2026"],["time","16:30"]]}],"warnings":[{"id":"calendar-uncertain-day","args":[["date","23/11/2026"],["name","Ngày Văn hóa Việt Nam"],["occasion","may_be_off"]]}],"bill":{"lines":[{"name":"Phí chứng thực bản sao","source":"published","quantity":1,"each":4000,"amount":4000,"explanation":{"id":"fee-line","args":[["amount","4.000"],["formula","2 × 2.000"]]}}],"total":4000},"qr":"MC1:2A0GDAWLD100:70Y59A%6%968K6IUDTF6%96QF63W5646$86DF3CK0512193JP5069A8J.2J21JXZ5O08F.2/1F8YPD EWSH8XQU+VLRKW2W/ PU1CT370DD*93BRJGAW5CM$-M-2GA63854%EM4LUJDPL$S78U:5UJ8G8IO55S50","print":3}',1795395600004);
INSERT INTO "request" VALUES ('setup-1',X'042B3AF89B9CDAE9D3E83F96943CAFF46BE2CCEFD58F6CEB180BFF77D65130A9','{"administrator":1,"name":"Trung tâm Phục vụ hành chính công","unit":"H46.113","fields":9,"counters":8,"procedures":125}',1795393800000);
INSERT INTO "request" VALUES ('setup-10',X'A234EEEB78D17A0B404C22F8DAD6DC5DDB37F79FC1828C23D28DD51BBEC5DC8F','{"id":3,"number":3,"name":"Quầy số 3","open":true,"retired":false,"fields":[2,3]}',1795393800009);
INSERT INTO "request" VALUES ('setup-11',X'04BFAE938C9F0502470CE6CA07C81D85CE629F47F88661DEE5BB65FD8797A478','{"id":4,"login":"can-bo-3","role":"clerk","disabled":false}',1795393800010);
INSERT INTO "request" VALUES ('setup-12',X'A7D0719BFD983A96B234349BE9CCABB779D3C2832841C888DF5F83384F435F01','{"outcome":"signed_in","staff":4,"role":"clerk"}',1795393800011);
INSERT INTO "request" VALUES ('setup-13',X'2523683CEC6006EDEB0081D19C978110A9F07AA2892B7D43541442A3E3848857','{"id":4,"number":4,"name":"Quầy số 4","open":true,"retired":false,"fields":[2,3]}',1795393800012);
INSERT INTO "request" VALUES ('setup-14',X'B76151EEE68685570357D2E4F983C01398F78EAB252B96DFBBB8FB66496A85F4','{"id":5,"login":"can-bo-4","role":"clerk","disabled":false}',1795393800013);
INSERT INTO "request" VALUES ('setup-15',X'48570B8CDA43235833481B2FF127FBB6951D2D4F7A6A5CD32998899A5E04A051','{"outcome":"signed_in","staff":5,"role":"clerk"}',1795393800014);
INSERT INTO "request" VALUES ('setup-16',X'2A9F481D086CFC7AD5F3ED9EAE8FD19EE85F5773E9694D08FA4470D6CB03AF11','{"id":5,"number":5,"name":"Quầy số 5","open":true,"retired":false,"fields":[2,3]}',1795393800015);
INSERT INTO "request" VALUES ('setup-17',X'C93FCDC2050921D83DE080B38C2EFB0CCBCFD1B4CFB41A9097B8945048E3E04D','{"id":6,"login":"can-bo-5","role":"clerk","disabled":false}',1795393800016);
INSERT INTO "request" VALUES ('setup-18',X'B906622A8ECE3C0BC87040AF07289C7BA3B67A1A547C4B4D16CD2F18EE1CE7FC','{"outcome":"signed_in","staff":6,"role":"clerk"}',1795393800017);
INSERT INTO "request" VALUES ('setup-19',X'9A0A06377346287E90F10F1ED476EF8A62F3451089E37962404174CF8FAC4F0E','{"id":6,"number":6,"name":"Quầy số 6","open":true,"retired":false,"fields":[2,3]}',1795393800018);
INSERT INTO "request" VALUES ('setup-2',X'5DA26B6E0692F960117FC5500C0EC6015191C6A0D5843006153559CE6933D434','{"outcome":"signed_in","staff":1,"role":"administrator"}',1795393800001);
INSERT INTO "request" VALUES ('setup-20',X'EDD56A7D7FD909ACB5CBEFDBE38CAFBE5A112E5E826BA7F1712F9BBBA245238E','{"id":7,"login":"can-bo-6","role":"clerk","disabled":false}',1795393800019);
INSERT INTO "request" VALUES ('setup-21',X'DFA95CACA1243FE973AC12C3B567500977CFBB4289F06E530A11610F55AF9484','{"outcome":"signed_in","staff":7,"role":"clerk"}',1795393800020);
INSERT INTO "request" VALUES ('setup-22',X'7EF9170EA8CEA84AC49ED4980E461604C059CC8E98E23E7830BB5FE32A649AAB','{"id":7,"number":7,"name":"Quầy số 7","open":true,"retired":false,"fields":[2,3]}',1795393800021);
INSERT INTO "request" VALUES ('setup-23',X'D09AD5AD7F7CCB646AA8E426FC63AFC1BCA2FE99500F2BFD88024EF4DAA0090C','{"id":8,"login":"can-bo-7","role":"clerk","disabled":false}',1795393800022);
INSERT INTO "request" VALUES ('setup-24',X'9AAB57298D08EBA8FAD0352BF9E93B9C422BF2615E0251A5BDA357DCEDA5392B','{"outcome":"signed_in","staff":8,"role":"clerk"}',1795393800023);
INSERT INTO "request" VALUES ('setup-25',X'CC5DED575CECFBDBE124BDA4158690D258C3CEB69B5F48D3E0CC49822A86D797','{"id":8,"number":8,"name":"Quầy số 8","open":true,"retired":false,"fields":[2,3]}',1795393800024);
INSERT INTO "request" VALUES ('setup-26',X'1C5C3754EF3DA33E29F3090DB3BD2EE67B7D522E042A912C54795EA49B881D59','{"id":9,"login":"can-bo-8","role":"clerk","disabled":false}',1795393800025);
INSERT INTO "request" VALUES ('setup-27',X'C4679D54FA6222797C6F28C0D5CFEBC5CC1D92B224B352EB75F2D7DEF5752499','{"outcome":"signed_in","staff":9,"role":"clerk"}',1795393800026);
INSERT INTO "request" VALUES ('setup-3',X'FE036B1C43B5E47B25794AE12A4A587496178BD50774387099DE7FC9117D019A','null',1795393800002);
INSERT INTO "request" VALUES ('setup-4',X'B1F120F032F3580C4888EE1B9247A2E4F94C821F85F078479AB22530F64D4E1C','{"id":1,"number":1,"name":"Quầy số 1","open":true,"retired":false,"fields":[2,3]}',1795393800003);
INSERT INTO "request" VALUES ('setup-5',X'80EBAE4EB1C949132687A0332BDA1AE569F81F9AEB7FAADEA05C4E56BCF577AF','{"id":2,"login":"can-bo-1","role":"clerk","disabled":false}',1795393800004);
INSERT INTO "request" VALUES ('setup-6',X'3DBF430BC14E002D409232C5B7389931D22484449AAACDEBE48D3107E2F18855','{"outcome":"signed_in","staff":2,"role":"clerk"}',1795393800005);
INSERT INTO "request" VALUES ('setup-7',X'44717A16CB1E92E889819606D8ED61E74F10DE1961A4975ED01D8C9C72D7BED9','{"id":2,"number":2,"name":"Quầy số 2","open":true,"retired":false,"fields":[2,3]}',1795393800006);
INSERT INTO "request" VALUES ('setup-8',X'8083E286DBC99D9F061FE8869B64CABF873B4A1C693ABCF716A8EE5A59BCE7B9','{"id":3,"login":"can-bo-2","role":"clerk","disabled":false}',1795393800007);
INSERT INTO "request" VALUES ('setup-9',X'8060FF338DBA088809ADFD40208890706D789527C75E9EA0C3F02C61F5E36CB8','{"outcome":"signed_in","staff":3,"role":"clerk"}',1795393800008);
INSERT INTO "request" VALUES ('take-1',X'DB857B0ABC915E0CC168DA8CF56501DF12A15D3886D2EBF886DAC4B341C91D1E','{"ticket":{"id":1,"number":"A001","state":"waiting","line":"A","field":"Hộ tịch","kind":"walk_in","standing":"normal","taken_at":"2026-11-23T08:00:00+07:00","calls":0,"quantity":1},"ahead":0,"counters":[1,2,3,4,5,6,7,8],"print":1}',1795395600000);
INSERT INTO "request" VALUES ('take-2',X'3ED2FB9FCF5FD60B1A8AC5C1996893CA06F10EE7D51DFB1C5039406FCA4F806D','{"ticket":{"id":2,"number":"A002","state":"waiting","line":"A","field":"Hộ tịch","kind":"walk_in","standing":"normal","taken_at":"2026-11-23T08:00:00.001+07:00","calls":0,"quantity":1},"ahead":1,"counters":[1,2,3,4,5,6,7,8],"print":2}',1795395600001);
INSERT INTO "office" VALUES (1,'Trung tâm Phục vụ hành chính công','Ủy ban nhân dân xã Tân Phong','Xã Tân Phong','H46.113','44','{"sample":true,"session":{"lock_after_minutes":20000,"longest_hours":24},"order":{"priority_in_a_row":2,"aged_minutes":45,"young_priority_minutes":15,"low_rises_minutes":45,"proportion_from":10},"no_show":{"max_calls":3,"stay_in_line":false,"min_recall_seconds":30,"min_total_seconds":180,"undo_minutes":30,"return_after":2,"max_returns":1},"tickets":{"lines":"shared","kiosk_pause_seconds":0,"overrun_minutes":15,"early_minutes":30,"kiosk_reprints":3},"intake":{"file_bytes":20971520,"dossier_bytes":104857600,"misses_a_minute":5,"return_place":"","return_policy":{"return_at":"16:30:00","half_day_at":null,"hours":"to_the_minute"}},"bank":null,"priorities":[{"id":"elderly","name":"Người cao tuổi","english":"Older people","hint":"Từ đủ 60 tuổi","english_hint":"Aged 60 or over","icon":"armchair","basis":"Luật Người cao tuổi 39/2009/QH12, Điều 2 và Điều 3"},{"id":"disabled","name":"Người khuyết tật","english":"People with a disability","icon":"accessibility","basis":"Nghị định 63/2010/NĐ-CP, Điều 18 khoản 8"},{"id":"pregnant-or-infant","name":"Phụ nữ mang thai hoặc có con nhỏ","english":"Pregnant, or with a small child","hint":"Con dưới 36 tháng","english_hint":"Child under 36 months","icon":"baby","basis":"Nghị định 63/2010/NĐ-CP, Điều 18 khoản 8"},{"id":"merit","name":"Người có công với cách mạng","english":"People of merit to the Revolution","icon":"medal","basis":"Nghị định 63/2010/NĐ-CP, Điều 18 khoản 8"},{"id":"ill","name":"Người ốm yếu","english":"People who are unwell","hint":"Đang bệnh, khó chờ lâu","english_hint":"Ill, hard to wait long","icon":"stethoscope"},{"id":"carer","name":"Người đi cùng, chăm sóc","english":"Carers","hint":"Của các trường hợp trên","english_hint":"Of any of the above","icon":"heart"}]}');
INSERT INTO "field" VALUES (1,'R','Nhận kết quả hồ sơ','[]','{"english":"Collect a result","hint":"Mang theo Giấy hẹn hoặc căn cước","english_hint":"Bring your receipt or ID card","icon":"file-check"}',1,0);
INSERT INTO "field" VALUES (2,'A','Hộ tịch','["Hộ tịch","Nuôi con nuôi","Hòa giải ở cơ sở","Bồi thường nhà nước"]','{"english":"Civil status","hint":"Khai sinh, kết hôn, khai tử","english_hint":"Birth, marriage, death","icon":"baby"}',1,0);
INSERT INTO "field" VALUES (3,'B','Chứng thực','["Chứng thực"]','{"english":"Certification","hint":"Sao y, chữ ký, hợp đồng","english_hint":"Certified copies, signatures, contracts","icon":"files"}',1,0);
INSERT INTO "field" VALUES (4,'C','Đất đai','["Đất đai","Nông nghiệp","Trồng trọt","Chăn nuôi","Lâm nghiệp và Kiểm lâm","Thủy lợi","Tài nguyên nước","Quản lý Đê điều và Phòng, chống thiên tai","Kinh tế hợp tác và Phát triển nông thôn","Môi trường"]','{"english":"Land","hint":"Sổ đỏ, nông nghiệp, nguồn nước","english_hint":"Land certificates, farming, water","icon":"land-plot"}',1,0);
INSERT INTO "field" VALUES (5,'D','Xây dựng','["Hoạt động xây dựng","Quy hoạch đô thị và nông thôn","Hạ tầng kỹ thuật","Nhà ở và công sở"]','{"english":"Construction","hint":"Giấy phép xây, sửa nhà","english_hint":"Permits to build or repair","icon":"house-plus"}',1,0);
INSERT INTO "field" VALUES (6,'E','Kinh doanh','["Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)","Thành lập và hoạt động của tổ hợp tác","An toàn thực phẩm","Phát thanh, truyền hình và thông tin điện tử"]','{"english":"Business","hint":"Hộ kinh doanh, tổ hợp tác","english_hint":"Household business, cooperative groups","icon":"store"}',1,0);
INSERT INTO "field" VALUES (7,'G','Bảo trợ xã hội','["Bảo trợ xã hội","Người có công","Giảm nghèo","Trẻ em","Thi đua - khen thưởng","Việc làm","Gia đình"]','{"english":"Social support","hint":"Trợ cấp, người có công","english_hint":"Allowances, people of merit","icon":"hand-helping"}',1,0);
INSERT INTO "field" VALUES (8,'H','Giáo dục – Y tế','["Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân","Giáo dục mầm non","Giáo dục tiểu học","Giáo dục trung học","Giáo dục thường xuyên","Bảo hiểm y tế","Văn hóa","Thể dục thể thao","Tín ngưỡng, tôn giáo","Công tác dân tộc"]','{"english":"Education and health","hint":"Trường học, văn hóa, tôn giáo","english_hint":"Schools, culture, religion","icon":"graduation-cap"}',1,0);
INSERT INTO "field" VALUES (9,'K','Cư trú','["Đăng ký, quản lý cư trú","Cấp, quản lý căn cước","Định danh và xác thực điện tử","Quản lý xuất nhập cảnh","Lý lịch tư pháp","Nghĩa vụ quân sự","Phòng cháy, chữa cháy"]','{"english":"Residence","hint":"Thường trú, tạm trú, căn cước","english_hint":"Residence, identity cards","icon":"house"}',1,0);
INSERT INTO "counter" VALUES (1,1,'Quầy số 1',1,0);
INSERT INTO "counter" VALUES (2,2,'Quầy số 2',1,0);
INSERT INTO "counter" VALUES (3,3,'Quầy số 3',1,0);
INSERT INTO "counter" VALUES (4,4,'Quầy số 4',1,0);
INSERT INTO "counter" VALUES (5,5,'Quầy số 5',1,0);
INSERT INTO "counter" VALUES (6,6,'Quầy số 6',1,0);
INSERT INTO "counter" VALUES (7,7,'Quầy số 7',1,0);
INSERT INTO "counter" VALUES (8,8,'Quầy số 8',1,0);
INSERT INTO "counter_field" VALUES (1,2);
INSERT INTO "counter_field" VALUES (1,3);
INSERT INTO "counter_field" VALUES (2,2);
INSERT INTO "counter_field" VALUES (2,3);
INSERT INTO "counter_field" VALUES (3,2);
INSERT INTO "counter_field" VALUES (3,3);
INSERT INTO "counter_field" VALUES (4,2);
INSERT INTO "counter_field" VALUES (4,3);
INSERT INTO "counter_field" VALUES (5,2);
INSERT INTO "counter_field" VALUES (5,3);
INSERT INTO "counter_field" VALUES (6,2);
INSERT INTO "counter_field" VALUES (6,3);
INSERT INTO "counter_field" VALUES (7,2);
INSERT INTO "counter_field" VALUES (7,3);
INSERT INTO "counter_field" VALUES (8,2);
INSERT INTO "counter_field" VALUES (8,3);
INSERT INTO "calendar" VALUES (1,'{"week":[{"day":"Mon","from":"07:30","to":"11:30","kind":"working"},{"day":"Mon","from":"13:00","to":"17:00","kind":"working"},{"day":"Tue","from":"07:30","to":"11:30","kind":"working"},{"day":"Tue","from":"13:00","to":"17:00","kind":"working"},{"day":"Wed","from":"07:30","to":"11:30","kind":"working"},{"day":"Wed","from":"13:00","to":"17:00","kind":"working"},{"day":"Thu","from":"07:30","to":"11:30","kind":"working"},{"day":"Thu","from":"13:00","to":"17:00","kind":"working"},{"day":"Fri","from":"07:30","to":"11:30","kind":"working"},{"day":"Fri","from":"13:00","to":"17:00","kind":"working"}],"years":[2025,2026,2027],"days":[{"date":"2025-01-01","occasion":"holiday","name":"Tết Dương lịch","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-01-25","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-01-26","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-01-27","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-01-28","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-01-29","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-01-30","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-01-31","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-02-01","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-02-02","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-04-07","occasion":"holiday","name":"Giỗ Tổ Hùng Vương","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-04-26","occasion":"working_saturday","name":"Làm bù cho 02/5/2025","certainty":"certain","source":"TB 6150/TB-BLĐTBXH","stands_for":"2025-05-02"},{"date":"2025-04-30","occasion":"holiday","name":"Ngày Chiến thắng","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-05-01","occasion":"holiday","name":"Quốc tế Lao động","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-05-02","occasion":"swapped_off","name":"Quốc tế Lao động","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-08-30","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-08-31","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-09-01","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2025-09-02","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"TB 6150/TB-BLĐTBXH"},{"date":"2026-01-01","occasion":"holiday","name":"Tết Dương lịch","certainty":"certain","source":"BLLĐ 2019 Đ112.1"},{"date":"2026-01-02","occasion":"swapped_off","name":"Tết Dương lịch","certainty":"certain","source":"CV 12729/VPCP-KGVX"},{"date":"2026-01-10","occasion":"working_saturday","name":"Làm bù cho 02/01/2026","certainty":"certain","source":"CV 12729/VPCP-KGVX","stands_for":"2026-01-02"},{"date":"2026-02-14","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-02-15","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-02-16","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-02-17","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-02-18","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-02-19","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-02-20","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-02-21","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-02-22","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"TB 9441/TB-BNV"},{"date":"2026-04-26","occasion":"holiday","name":"Giỗ Tổ Hùng Vương","certainty":"certain","source":"BLLĐ 2019 Đ112.1"},{"date":"2026-04-27","occasion":"make_up_off","name":"Giỗ Tổ Hùng Vương","certainty":"certain","source":"BLLĐ 2019 Đ111.3"},{"date":"2026-04-30","occasion":"holiday","name":"Ngày Chiến thắng","certainty":"certain","source":"CV 3383/BNV-CVL"},{"date":"2026-05-01","occasion":"holiday","name":"Quốc tế Lao động","certainty":"certain","source":"CV 3383/BNV-CVL"},{"date":"2026-08-22","occasion":"working_saturday","name":"Làm bù cho 31/8/2026","certainty":"uncertain","source":"Chưa thấy văn bản nêu ngày làm bù","stands_for":"2026-08-31"},{"date":"2026-08-29","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"Nghỉ cuối tuần liền Quốc khánh"},{"date":"2026-08-30","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"Nghỉ cuối tuần liền Quốc khánh"},{"date":"2026-08-31","occasion":"swapped_off","name":"Quốc khánh","certainty":"certain","source":"Thông báo nghỉ Quốc khánh 2026"},{"date":"2026-09-01","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"BLLĐ 2019 Đ112.1"},{"date":"2026-09-02","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"BLLĐ 2019 Đ112.1"},{"date":"2026-11-23","occasion":"may_be_off","name":"Ngày Văn hóa Việt Nam","certainty":"uncertain","source":"Có đề xuất hoán đổi quanh 24/11/2026, chưa quyết định (26/9/2026)"},{"date":"2026-11-24","occasion":"holiday","name":"Ngày Văn hóa Việt Nam","certainty":"certain","source":"NQ 28/2026/QH16 Đ2"},{"date":"2027-01-01","occasion":"holiday","name":"Tết Dương lịch","certainty":"certain","source":"BLLĐ 2019 Đ112.1"},{"date":"2027-02-04","occasion":"may_be_off","name":"Tết Nguyên đán","certainty":"uncertain","source":"Nghỉ 04–10/02 nếu chọn 2 ngày trước Tết và 3 ngày đầu năm"},{"date":"2027-02-05","occasion":"holiday","name":"Tết Nguyên đán","certainty":"uncertain","source":"Mùng 1 là 06/02/2027; chưa có thông báo chọn ngày nghỉ"},{"date":"2027-02-06","occasion":"holiday","name":"Tết Nguyên đán","certainty":"certain","source":"BLLĐ 2019 Đ112.1; mùng 1 tháng Giêng"},{"date":"2027-02-07","occasion":"holiday","name":"Tết Nguyên đán","certainty":"uncertain","source":"Mùng 1 là 06/02/2027; chưa có thông báo chọn ngày nghỉ"},{"date":"2027-02-08","occasion":"holiday","name":"Tết Nguyên đán","certainty":"uncertain","source":"Mùng 1 là 06/02/2027; chưa có thông báo chọn ngày nghỉ"},{"date":"2027-02-09","occasion":"holiday","name":"Tết Nguyên đán","certainty":"uncertain","source":"Mùng 1 là 06/02/2027; chưa có thông báo chọn ngày nghỉ"},{"date":"2027-02-10","occasion":"make_up_off","name":"Tết Nguyên đán","certainty":"uncertain","source":"BLLĐ 2019 Đ111.3; chưa có thông báo chọn ngày nghỉ"},{"date":"2027-02-11","occasion":"make_up_off","name":"Tết Nguyên đán","certainty":"uncertain","source":"BLLĐ 2019 Đ111.3; chưa có thông báo chọn ngày nghỉ"},{"date":"2027-04-15","occasion":"may_be_off","name":"Giỗ Tổ Hùng Vương","certainty":"uncertain","source":"Một nguồn ghi 15/4; tính theo âm lịch là 16/4"},{"date":"2027-04-16","occasion":"holiday","name":"Giỗ Tổ Hùng Vương","certainty":"uncertain","source":"Mùng 10 tháng 3 tính theo âm lịch"},{"date":"2027-04-30","occasion":"holiday","name":"Ngày Chiến thắng","certainty":"certain","source":"BLLĐ 2019 Đ112.1"},{"date":"2027-05-01","occasion":"holiday","name":"Quốc tế Lao động","certainty":"certain","source":"BLLĐ 2019 Đ112.1"},{"date":"2027-05-03","occasion":"make_up_off","name":"Quốc tế Lao động","certainty":"uncertain","source":"BLLĐ 2019 Đ111.3; chưa có thông báo"},{"date":"2027-09-01","occasion":"may_be_off","name":"Quốc khánh","certainty":"uncertain","source":"Nghỉ thêm một ngày liền kề 02/9, chưa chọn"},{"date":"2027-09-02","occasion":"holiday","name":"Quốc khánh","certainty":"certain","source":"BLLĐ 2019 Đ112.1"},{"date":"2027-09-03","occasion":"holiday","name":"Quốc khánh","certainty":"uncertain","source":"Nghỉ thêm một ngày liền kề 02/9, chưa chọn"},{"date":"2027-11-24","occasion":"holiday","name":"Ngày Văn hóa Việt Nam","certainty":"certain","source":"NQ 28/2026/QH16 Đ2"}]}');
INSERT INTO "staff" VALUES (1,'quan-tri','Quản Trị','administrator','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "staff" VALUES (2,'can-bo-1','Cán bộ 1','clerk','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "staff" VALUES (3,'can-bo-2','Cán bộ 2','clerk','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "staff" VALUES (4,'can-bo-3','Cán bộ 3','clerk','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "staff" VALUES (5,'can-bo-4','Cán bộ 4','clerk','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "staff" VALUES (6,'can-bo-5','Cán bộ 5','clerk','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "staff" VALUES (7,'can-bo-6','Cán bộ 6','clerk','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "staff" VALUES (8,'can-bo-7','Cán bộ 7','clerk','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "staff" VALUES (9,'can-bo-8','Cán bộ 8','clerk','$argon2id$v=19$m=65536,t=3,p=1$WlpaWlpaWlpaWlpaWlpaWg$EBMPfNl2Amm+3okTmIwCM+A10IFcH8n0KKrWAGS8ROw',0,NULL,0);
INSERT INTO "session" VALUES (X'00F5F9625C49504B0776853A9CD04AA7A75F26B4760FC7FD555437B111B54390',1,'admin',1795393800001,1795393800001,NULL);
INSERT INTO "session" VALUES (X'0D59E266304DEE1D75AC34FA01986A53B8097398A4E7E87B54B8B9732691DC98',5,'quay-4',1795393800014,1795393800014,NULL);
INSERT INTO "session" VALUES (X'0F6BFFA9661CB5DD2F3F7B2929F33061F58A7BA7FDD689530B1A306F8ED8F3EC',3,'quay-2',1795393800008,1795393800008,NULL);
INSERT INTO "session" VALUES (X'3F08AACE122EE2368432C1CA23A049BC640BAFBF00FDF33A52429F38BA12DBF9',2,'quay-1',1795393800005,1795395600000,NULL);
INSERT INTO "session" VALUES (X'47076DEA039EC9DB94FC55694F6864A1CFE47D4F93E41C010E4521E3378888E5',7,'quay-6',1795393800020,1795393800020,NULL);
INSERT INTO "session" VALUES (X'6FCB1CF1B113A341DB0FA49DC95FCB841140E6EF6E05AC4CF9B0A5B22A0F056C',6,'quay-5',1795393800017,1795393800017,NULL);
INSERT INTO "session" VALUES (X'A2F2B0B588BCC84FBF4D2AC8CC086B6F84DE3E00FA3C1BA11E38AC078EB03192',4,'quay-3',1795393800011,1795393800011,NULL);
INSERT INTO "session" VALUES (X'E7C9583F202A49ECD684B04F6435A3CFA6788F8F541E9C09965A857802757B17',8,'quay-7',1795393800023,1795393800023,NULL);
INSERT INTO "session" VALUES (X'FE1E004B2F1CD6BADE61F13FC301FF4F8C5AEA1B7B19FE9075A0BE3B5706655C',9,'quay-8',1795393800026,1795393800026,NULL);
INSERT INTO "procedure_version" VALUES (29,'2.000815',X'6AE0BDA587012790896F01A9EC067D553AD0CE1DA7F4541BFCA59BBAD4C03BA8','{"code":"2.000815","name":"Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam; cơ quan, tổ chức có thẩm quyền của nước ngoài; cơ quan, tổ chức có thẩm quyền của Việt Nam liên kết với cơ quan, tổ chức có thẩm quyền của nước ngoài cấp hoặc chứng nhận","field":"Chứng thực","field_code":"G15-TP03","levels":["commune","other"],"agency":"Ủy ban nhân dân cấp xã; tổ chức hành nghề công chứng; cơ quan đại diện","decision":{"number":"3152/QĐ-BTP","date":"2025-10-31","issuer":"Bộ Tư pháp"},"service":"in_person","non_territorial":false,"applicants":["Công dân Việt Nam","Tổ chức (không bao gồm doanh nghiệp, HTX)","Người Việt Nam định cư ở nước ngoài"],"channels":[{"channel":"direct","limit":{"unit":"same_day"},"fees":[{"name":"Phí chứng thực bản sao","amount":{"kind":"stepped","unit":"trang","steps":[{"up_to":2,"dong":2000},{"dong":1000}],"cap":200000}}]}],"cases":[{"name":"","papers":[{"name":"Bản chính giấy tờ cần sao","originals":0,"copies":0,"shown_only":true},{"name":"Bản sao cần chứng thực","originals":0,"copies":1,"condition":"Không có thì quầy chụp giúp"}]}],"results":["Bản sao được chứng thực từ bản chính"],"conditions":"Không chứng thực bản chính bị tẩy xóa, hư nát, đóng dấu mật.","steps":["Đưa bản chính và bản sao tại quầy.","Cán bộ đối chiếu, đếm trang, thu phí.","Nhận bản sao ngay trong ngày; nộp sau 15 giờ thì hẹn ngày làm việc kế tiếp."],"legal_basis":["264/2016/TT-BTC","23/2015/NĐ-CP","280/2025/NĐ-CP","01/2020/TT-BTP","257/2016/TT-BTC","226/2016/TT-BTC"],"keywords":["sao y","photo công chứng","công chứng","phô tô công chứng","bản sao","bằng cấp","chứng thực giấy tờ","sao y chứng thực"],"everyday":["Chứng thực bản sao","Sao y bản chính","Công chứng giấy tờ"],"clock":"restart","cut_off_minute":900}',1795393800000);
INSERT INTO "procedure" VALUES ('2.000815',29,'{"code":"2.000815","name":"Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam; cơ quan, tổ chức có thẩm quyền của nước ngoài; cơ quan, tổ chức có thẩm quyền của Việt Nam liên kết với cơ quan, tổ chức có thẩm quyền của nước ngoài cấp hoặc chứng nhận","field":"Chứng thực","levels":["commune","other"],"agency":"Ủy ban nhân dân cấp xã; tổ chức hành nghề công chứng; cơ quan đại diện","keywords":["sao y","photo công chứng","công chứng","phô tô công chứng","bản sao","bằng cấp","chứng thực giấy tờ","sao y chứng thực","Chứng thực bản sao","Sao y bản chính","Công chứng giấy tờ"],"applicants":["Công dân Việt Nam","Tổ chức (không bao gồm doanh nghiệp, HTX)","Người Việt Nam định cư ở nước ngoài"],"results":["Bản sao được chứng thực từ bản chính"],"cases":[],"papers":["Bản chính giấy tờ cần sao","Bản sao cần chứng thực"],"received_here":false,"of_one_province":false,"superseded":false}',0,0);
INSERT INTO "series" VALUES ('2026-11-23',2,2,1);
INSERT INTO "ticket" VALUES (1,'2026-11-23',2,'A',1,'walk_in','normal','done',2,1795395600000,1,NULL,0,NULL,1,1795395600002,1795395600002,0,0,NULL,NULL,0,1795395600005,2,NULL,1,NULL,'quay-1');
INSERT INTO "ticket" VALUES (2,'2026-11-23',2,'A',2,'walk_in','normal','waiting',2,1795395600001,NULL,NULL,0,NULL,0,NULL,NULL,0,0,NULL,NULL,0,NULL,NULL,NULL,1,NULL,'quay-1');
INSERT INTO "ticket_person" VALUES (1,'Đỗ Thị Mai','','','');
INSERT INTO "ticket_span" VALUES (1,1,'waiting',NULL,NULL,1795395600000,1795395600002);
INSERT INTO "ticket_span" VALUES (1,2,'called',1,2,1795395600002,1795395600003);
INSERT INTO "ticket_span" VALUES (1,3,'serving',1,2,1795395600003,1795395600005);
INSERT INTO "ticket_span" VALUES (1,4,'done',1,2,1795395600005,1795395600005);
INSERT INTO "ticket_span" VALUES (2,1,'waiting',NULL,NULL,1795395600001,NULL);
INSERT INTO "call" VALUES (1,1,2,'2026-11-23',1,2,'call','normal','{"rule":"first"}',1795395600002);
INSERT INTO "signing_key" VALUES (X'C451736A',X'3C0106295AAB8D59612A8B1775766833E265CAC939DB9269C6E243ECD7810747',X'64079694B9B3A9515FE3C2951464CE6BCC31DA2197FC4CDFE5FAEFF9E648C870','Trung tâm Phục vụ hành chính công Xã Tân Phong','H46.113',1795393800000,NULL,NULL);
INSERT INTO "secret" VALUES ('persons',X'398A11103101714655DE8F5731E1C35C28EE82817CCD8F420A6A6B4D09839970');
INSERT INTO "secret" VALUES ('tickets',X'ABAF12541AE43855AF5147B10E4E2B6FBFCD892123C935B565D7896B6E1C6561');
INSERT INTO "code_series" VALUES ('H46.113','2026-11-23',1);
INSERT INTO "dossier" VALUES (1,'H46.113-261123-0001','H46.113','2026-11-23',1,'2.000815',29,'','direct',2,1795395600004,1795426200000,1795426200000,'{"unit":"same_day"}','[{"id":"deadline-step-received-same-day","args":[["weekday","mon"],["date","23/11/2026"],["time","08:00"]]},{"id":"deadline-step-due","args":[["weekday","mon"],["date","23/11/2026"],["time","16:30"]]}]',1,'Trung tâm Phục vụ hành chính công Xã Tân Phong',4000,1,1,2,'MC1:2A0GDAWLD100:70Y59A%6%968K6IUDTF6%96QF63W5646$86DF3CK0512193JP5069A8J.2J21JXZ5O08F.2/1F8YPD EWSH8XQU+VLRKW2W/ PU1CT370DD*93BRJGAW5CM$-M-2GA63854%EM4LUJDPL$S78U:5UJ8G8IO55S50',NULL,NULL);
INSERT INTO "party" VALUES (1,'applicant','{"role":"applicant","person":{"kind":"citizen","name":"Đỗ Thị Mai","identity":{"kind":"citizen_number","number":"001185012345"},"birth":{"full":"1985-03-12"},"address":"Thôn 2, xã Tân Phong","phone":"+84987654321"}}','do thi mai',X'C110DAB6CD73CF3A4888FEA3CC0165BD3E783457A0C84AFD842F4232E70CD8D1',X'5B8CE9CE63213BA04F9FF311CE283E5DCEC3C7111410346AA24EC1B052C91186','');
INSERT INTO "dossier_paper" VALUES (1,1,'{"name":"Bản chính giấy tờ cần sao","state":"shown","originals":0,"copies":0}');
INSERT INTO "fee_line" VALUES (1,1,'{"name":"Phí chứng thực bản sao","source":"published","quantity":1,"each":4000,"amount":4000,"explanation":{"id":"fee-line","args":[["amount","4.000"],["formula","2 × 2.000"]]}}',4000);
INSERT INTO "payment" VALUES (1,'cash',4000,1795395600004,2,'');
INSERT INTO "print_job" VALUES (1,'ticket',1,'quay-1','queued',0,'',1795395600000,1795395600000);
INSERT INTO "print_job" VALUES (2,'ticket',2,'quay-1','queued',0,'',1795395600001,1795395600001);
INSERT INTO "print_job" VALUES (3,'receipt',1,'quay-1','queued',0,'',1795395600004,1795395600004);
CREATE INDEX event_object ON event (object, seq);
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;
CREATE TRIGGER revision_is_the_one_decided_on BEFORE INSERT ON revision_guard
BEGIN
    SELECT RAISE(ABORT, 'stale') WHERE NEW.decided_on <> (SELECT seq FROM head WHERE id = 1);
    SELECT RAISE(IGNORE);
END;
CREATE INDEX request_at ON request (at);
CREATE INDEX counter_field_field ON counter_field (field_id);
CREATE INDEX session_staff ON session (staff_id) WHERE ended_at IS NULL;
CREATE INDEX session_station ON session (station) WHERE ended_at IS NULL;
CREATE INDEX ticket_line ON ticket (day, line, state);
CREATE UNIQUE INDEX one_ticket_at_a_counter ON ticket (counter_id) WHERE state IN ('called', 'serving');
CREATE INDEX ticket_day ON ticket (day, id);
CREATE INDEX ticket_station ON ticket (station, day, id);
CREATE INDEX ticket_bound ON ticket (bound_counter, day, state) WHERE bound_counter IS NOT NULL;
CREATE INDEX call_day ON call (day, id);
CREATE INDEX call_ticket ON call (ticket_id, id);
CREATE UNIQUE INDEX one_key_signs ON signing_key (unit) WHERE seed IS NOT NULL AND retired_at IS NULL;
CREATE INDEX dossier_due ON dossier (due_at) WHERE finished_at IS NULL;
CREATE INDEX dossier_ticket ON dossier (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX dossier_received ON dossier (received_at);
CREATE INDEX party_identity ON party (identity_mac) WHERE identity_mac IS NOT NULL;
CREATE INDEX party_phone ON party (phone_mac) WHERE phone_mac IS NOT NULL;
CREATE INDEX party_email ON party (email_folded) WHERE email_folded <> '';
CREATE INDEX party_name ON party (name_folded);
CREATE INDEX attachment_dossier ON attachment (dossier_id);
CREATE INDEX print_job_open ON print_job (state, id) WHERE state IN ('queued', 'sending', 'unknown', 'failed');
CREATE INDEX print_job_object ON print_job (paper, object_id);
COMMIT;

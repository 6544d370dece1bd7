-- The read model: what the ledger's blocks say, shaped for questions. It holds nothing that the blocks do not say and can be
-- dropped and rebuilt from block 0 at any time. Two packages share this schema and nothing else: suhuan.gateway.projection
-- writes it, suhuan.gateway.readmodel reads it.
--
-- Numbers: fact_no counts facts in ledger order from 1; item_no counts items in the order of their first fact from 1. Both
-- follow from the blocks alone, so a rebuild gives the same numbers. "party_no", "site_no", "maker_no" and the like are the
-- item_no of that party or site. Kinds, states and other enums are the numbers of the protos.
--
-- Versions: a row of a state table (battery, lot, hand_over, party, site, model, licence) is true from the end of block
-- valid_from_block on. When a later block changes it, the row moves to the table of the same name with _history, closed by
-- valid_to_block. "As known on block B" is: valid_from_block <= B and (valid_to_block is null or valid_to_block > B), asked of the
-- view of the same name with _version.

-- How far the projection is: everything of blocks up to block_number is in the tables, nothing of later ones.
create table checkpoint (
    only_row      boolean primary key default true check (only_row),
    block_number  bigint not null,
    block_sha256  bytea  not null,
    next_fact_no  bigint not null,
    next_item_no  bigint not null,
    next_run_no   bigint not null
);
insert into checkpoint (block_number, block_sha256, next_fact_no, next_item_no, next_run_no) values (-1, '', 1, 1, 1);

create table ledger_transaction (
    block_number      bigint  not null,
    transaction_index integer not null,
    transaction_id    text    not null,
    recorded_at_ms    bigint  not null,
    primary key (block_number, transaction_index)
);

-- One row for each fact, with its recorded bytes.
create table fact (
    fact_no           bigint   primary key,
    block_number      bigint   not null,
    transaction_index integer  not null,
    envelope_index    integer  not null,
    command_index     integer  not null,
    fact_case         smallint not null, -- field number in the oneof of Fact
    party_no          bigint   not null,
    site_no           bigint,
    occurred_at_ms    bigint   not null,
    recorded_at_ms    bigint   not null,
    sha256            bytea    not null,
    bytes             bytea    not null
);

create table item (
    item_no bigint   primary key,
    kind    smallint not null,
    item_id text collate "C" not null,
    unique (item_id, kind)
);
create index item_of_registry on item (item_id, kind) where kind >= 5; -- parties, sites, models: few among many

-- The facts of an item, in order.
create table item_event (
    item_no bigint not null,
    fact_no bigint not null,
    primary key (item_no, fact_no)
);

-- Codes an item was scanned with, beside its id.
create table item_code (
    code    text collate "C" not null,
    item_no bigint not null,
    primary key (code, item_no)
);
create index item_code_by_item on item_code (item_no);

-- Parties that made, held or hold an item or were offered it, with the fact that made them see it. Rows are never taken away.
create table sight (
    party_no bigint not null,
    item_no  bigint not null,
    fact_no  bigint not null,
    primary key (party_no, item_no)
);
create index sight_by_item on sight (item_no);

-- What made one item into another, or moved it, in the direction of time. line_no is the line of the hand-over at one end, so that
-- a walk through a hand-over leaves it on the line it came in on; 0 where neither end is one.
create table lineage (
    from_item_no bigint   not null,
    to_item_no   bigint   not null,
    kind         smallint not null,
    line_no      integer  not null,
    mass_mg      bigint   not null,
    fact_no      bigint   not null
);
create index lineage_forward on lineage (from_item_no, line_no) include (to_item_no, fact_no);
create index lineage_back on lineage (to_item_no, line_no) include (from_item_no, fact_no);

-- Batteries and candidates. disposition is as the last fact said; while the battery is a line of an open hand-over it is in transit.
create table battery (
    item_no              bigint   primary key,
    valid_from_block     bigint   not null,
    first_fact_no        bigint   not null,
    last_fact_no         bigint   not null,
    fact_count           integer  not null,
    model_code           text collate "C" not null,
    maker_no             bigint,
    produced_on_yyyymmdd integer  not null,
    mass_mg              bigint   not null,
    capacity_mah         bigint   not null,
    voltage_mv           bigint   not null,
    child_count          integer  not null,
    children_sha256      bytea    not null,
    legacy_label         text     not null,
    vin                  text collate "C" not null,
    holder_no            bigint   not null,
    holder_site_no       bigint,
    held_since_fact_no   bigint   not null,
    held_since_ms        bigint   not null,
    disposition          smallint not null,
    battery_status       smallint not null,
    safety_class         smallint not null,
    matched_with_no      bigint
);
create index battery_by_vin on battery (vin) where vin <> '';
create index battery_by_holder on battery (holder_no, held_since_fact_no, item_no);
create index battery_by_produced on battery (produced_on_yyyymmdd);
create index battery_by_maker on battery (maker_no);

create table lot (
    item_no            bigint   primary key,
    valid_from_block   bigint   not null,
    first_fact_no      bigint   not null,
    last_fact_no       bigint   not null,
    fact_count         integer  not null,
    material           smallint not null,
    grade              text     not null,
    initial_mass_mg    bigint   not null,
    mass_mg            bigint   not null,
    custody_model      smallint not null,
    holder_no          bigint   not null,
    holder_site_no     bigint,
    held_since_fact_no bigint   not null,
    held_since_ms      bigint   not null,
    consumed           boolean  not null
);
create index lot_by_holder on lot (holder_no, held_since_fact_no, item_no) where not consumed;

-- state is as facts said; an offer whose expires_at_ms has passed is expired whether or not a fact said so.
create table hand_over (
    item_no          bigint   primary key,
    valid_from_block bigint   not null,
    first_fact_no    bigint   not null,
    last_fact_no     bigint   not null,
    fact_count       integer  not null,
    state            smallint not null,
    consignor_no     bigint   not null,
    consignee_no     bigint   not null,
    act              smallint not null,
    expires_at_ms    bigint   not null,
    tolerance_rule   smallint not null,
    resolved_fact_no bigint
);

create table hand_over_line (
    hand_over_no bigint  not null,
    line_no      integer not null,
    item_no      bigint  not null,
    mass_mg      bigint  not null,
    primary key (hand_over_no, line_no)
);
create index hand_over_line_by_item on hand_over_line (item_no);

create table party (
    item_no           bigint     primary key,
    valid_from_block  bigint     not null,
    first_fact_no     bigint     not null,
    last_fact_no      bigint     not null,
    fact_count        integer    not null,
    party_id          text collate "C" not null unique,
    name              text       not null,
    roles             smallint[] not null,
    home_organisation text       not null
);

create table site (
    item_no          bigint   primary key,
    valid_from_block bigint   not null,
    first_fact_no    bigint   not null,
    last_fact_no     bigint   not null,
    fact_count       integer  not null,
    site_id          text collate "C" not null,
    party_no         bigint   not null,
    kind             smallint not null,
    region_code      text     not null,
    name             text     not null,
    capacity_mg      bigint   not null
);

create table model (
    item_no             bigint  primary key,
    valid_from_block    bigint  not null,
    first_fact_no       bigint  not null,
    last_fact_no        bigint  not null,
    fact_count          integer not null,
    model_code          text collate "C" not null unique,
    maker_no            bigint  not null,
    name                text    not null
);
create index model_by_maker on model (maker_no);

-- A licence is known by the fact that granted it. materials and acts are the two columns of its scopes.
create table licence (
    item_no               bigint     primary key, -- granted_fact_no
    valid_from_block      bigint     not null,
    party_no              bigint     not null,
    licence_no            text collate "C" not null,
    site_no               bigint,
    valid_from_yyyymmdd   integer    not null,
    valid_to_yyyymmdd     integer    not null,
    materials             smallint[] not null,
    acts                  smallint[] not null,
    revoked_from_yyyymmdd integer    not null,
    revoked_fact_no       bigint,
    unique (party_no, licence_no)
);

create table battery_history   (like battery,   valid_to_block bigint not null, primary key (item_no, valid_from_block));
create table lot_history       (like lot,       valid_to_block bigint not null, primary key (item_no, valid_from_block));
create table hand_over_history (like hand_over, valid_to_block bigint not null, primary key (item_no, valid_from_block));
create table party_history     (like party,     valid_to_block bigint not null, primary key (item_no, valid_from_block));
create table site_history      (like site,      valid_to_block bigint not null, primary key (item_no, valid_from_block));
create table model_history     (like model,     valid_to_block bigint not null, primary key (item_no, valid_from_block));
create table licence_history   (like licence,   valid_to_block bigint not null, primary key (item_no, valid_from_block));

create view battery_version   as select *, null::bigint as valid_to_block from battery   union all select * from battery_history;
create view lot_version       as select *, null::bigint as valid_to_block from lot       union all select * from lot_history;
create view hand_over_version as select *, null::bigint as valid_to_block from hand_over union all select * from hand_over_history;
create view party_version     as select *, null::bigint as valid_to_block from party     union all select * from party_history;
create view site_version      as select *, null::bigint as valid_to_block from site      union all select * from site_history;
create view model_version     as select *, null::bigint as valid_to_block from model     union all select * from model_history;
create view licence_version   as select *, null::bigint as valid_to_block from licence   union all select * from licence_history;

-- The codes of all modules and cells inside a battery, in ascending byte order, each as: one byte, how many leading bytes it shares
-- with the code before; one varint (protobuf), how many bytes follow; those bytes of its UTF-8.
create table battery_children (
    item_no bigint primary key,
    codes   bytea  not null
);
alter table battery_children alter column codes set storage external;

-- Finds the battery of a module or cell. A hundred index entries a battery would cost far more than all else together, so codes are
-- indexed in sorted runs, each made of consecutive registrations and merged with its neighbours as they grow.
-- An entry is 8 bytes, big-endian: 39 bits of the SHA-256 of the code's UTF-8 (the first eight bytes as an unsigned number, shifted
-- right by 25), then 24 bits of item_no - base_item_no. Entries of a run differ and ascend over its chunks. An entry only points:
-- battery_children says whether the code is really there.
create table child_run (
    run_no       bigint primary key,
    base_item_no bigint not null,
    last_item_no bigint not null,
    entry_count  bigint not null
);
create table child_chunk (
    run_no      bigint not null,
    first_entry bigint not null,
    entries     bytea  not null,
    primary key (run_no, first_entry)
);
alter table child_chunk alter column entries set storage plain;

-- Process runs, certificates, and what lots are since runs make them. What was said about a run is read from the fact that said it:
-- the columns hold numbers of facts, null where nothing was said.

drop view lot_version;

alter table lot
    add column lot_kind        smallint not null default 0,
    add column residue_of_no   bigint, -- run that waits for this residue
    add column assayed_fact_no bigint, -- the assay that governs
    add column assayed_as      text collate "C" not null default ''; -- lot that fact tells it of
alter table lot_history
    add column lot_kind        smallint not null default 0,
    add column residue_of_no   bigint,
    add column assayed_fact_no bigint,
    add column assayed_as      text collate "C" not null default '';

create view lot_version as
    select item_no, valid_from_block, null::bigint as valid_to_block, first_fact_no, last_fact_no, fact_count, material, grade,
           initial_mass_mg, mass_mg, custody_model, holder_no, holder_site_no, held_since_fact_no, held_since_ms, consumed, lot_kind,
           residue_of_no, assayed_fact_no, assayed_as
    from lot
    union all
    select item_no, valid_from_block, valid_to_block, first_fact_no, last_fact_no, fact_count, material, grade,
           initial_mass_mg, mass_mg, custody_model, holder_no, holder_site_no, held_since_fact_no, held_since_ms, consumed, lot_kind,
           residue_of_no, assayed_fact_no, assayed_as
    from lot_history;

create table process_run (
    item_no          bigint  primary key,
    valid_from_block bigint  not null,
    first_fact_no    bigint  not null,
    last_fact_no     bigint  not null,
    fact_count       integer not null,
    route            text    not null,
    party_no         bigint  not null,
    site_no          bigint,
    open_residue_mg  bigint  not null,
    balance_fact_no  bigint, -- last fact that says where it stands
    closed_fact_no   bigint  -- null while it is open
);
create index process_run_by_site on process_run (site_no, first_fact_no);

create table certificate (
    item_no          bigint   primary key,
    valid_from_block bigint   not null,
    first_fact_no    bigint   not null,
    last_fact_no     bigint   not null,
    fact_count       integer  not null,
    holder_no        bigint   not null,
    material         smallint not null,
    element          text     not null,
    mass_mg          bigint   not null,
    retired_mg       bigint   not null,
    scheme           text     not null,
    region_code      text     not null,
    year             integer  not null,
    run_no           bigint, -- null for the account of a site
    site_no          bigint
);
create index certificate_by_holder on certificate (holder_no, first_fact_no);

create table process_run_history (like process_run, valid_to_block bigint not null, primary key (item_no, valid_from_block));
create table certificate_history (like certificate, valid_to_block bigint not null, primary key (item_no, valid_from_block));

create view process_run_version as select *, null::bigint as valid_to_block from process_run union all select * from process_run_history;
create view certificate_version as select *, null::bigint as valid_to_block from certificate union all select * from certificate_history;

-- Events refused because the life of the battery had ended: one row for each such verdict, wherever it was asked for.
create table sighting (
    block_number      bigint   not null,
    transaction_index integer  not null,
    envelope_index    integer  not null,
    command_index     integer  not null,
    item_no           bigint   not null, -- the battery
    party_no          bigint   not null, -- who asked
    site_no           bigint,
    command_case      smallint not null, -- field number in the oneof of Command
    occurred_at_ms    bigint   not null,
    recorded_at_ms    bigint   not null,
    primary key (block_number, transaction_index, envelope_index, command_index)
);
create index sighting_by_item on sighting (item_no);

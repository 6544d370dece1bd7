-- Goods held back, delegations, and corrections with what relied on the corrected facts.

drop view battery_version;
drop view lot_version;

-- One line a case: id, kind and party, separated by tabs. One line a recall it was released from.
alter table battery
    add column holds           text collate "C" not null default '',
    add column cleared_recalls text collate "C" not null default '';
alter table battery_history
    add column holds           text collate "C" not null default '',
    add column cleared_recalls text collate "C" not null default '';
alter table lot         add column holds text collate "C" not null default '';
alter table lot_history add column holds text collate "C" not null default '';

create view battery_version as
    select item_no, valid_from_block, null::bigint as valid_to_block, first_fact_no, last_fact_no, fact_count, model_code, maker_no,
           produced_on_yyyymmdd, mass_mg, capacity_mah, voltage_mv, child_count, children_sha256, legacy_label, vin, holder_no,
           holder_site_no, held_since_fact_no, held_since_ms, disposition, battery_status, safety_class, matched_with_no, parent_no,
           product_no, responsible_no, assessed_fact_no, deployed_fact_no, declared_fact_no, revoked_fact_no, holds, cleared_recalls
    from battery
    union all
    select item_no, valid_from_block, valid_to_block, first_fact_no, last_fact_no, fact_count, model_code, maker_no,
           produced_on_yyyymmdd, mass_mg, capacity_mah, voltage_mv, child_count, children_sha256, legacy_label, vin, holder_no,
           holder_site_no, held_since_fact_no, held_since_ms, disposition, battery_status, safety_class, matched_with_no, parent_no,
           product_no, responsible_no, assessed_fact_no, deployed_fact_no, declared_fact_no, revoked_fact_no, holds, cleared_recalls
    from battery_history;

create view lot_version as
    select item_no, valid_from_block, null::bigint as valid_to_block, first_fact_no, last_fact_no, fact_count, material, grade,
           initial_mass_mg, mass_mg, custody_model, holder_no, holder_site_no, held_since_fact_no, held_since_ms, consumed, lot_kind,
           residue_of_no, assayed_fact_no, assayed_as, holds
    from lot
    union all
    select item_no, valid_from_block, valid_to_block, first_fact_no, last_fact_no, fact_count, material, grade,
           initial_mass_mg, mass_mg, custody_model, holder_no, holder_site_no, held_since_fact_no, held_since_ms, consumed, lot_kind,
           residue_of_no, assayed_fact_no, assayed_as, holds
    from lot_history;

-- A case, a delegation or a correction; what is said of it is in its facts.
create table matter (
    item_no                bigint   primary key,
    valid_from_block       bigint   not null,
    first_fact_no          bigint   not null,
    last_fact_no           bigint   not null,
    fact_count             integer  not null,
    party_no               bigint   not null, -- who opened, granted or corrected
    closed                 boolean  not null, -- lifted, or taken back
    recalled_model         text collate "C" not null, -- empty for all but recalls
    produced_from_yyyymmdd integer  not null,
    produced_to_yyyymmdd   integer  not null,
    first_code             text collate "C" not null,
    last_code              text collate "C" not null
);
create index matter_by_model on matter (recalled_model) where recalled_model <> '' and not closed;

create table matter_history (like matter, valid_to_block bigint not null, primary key (item_no, valid_from_block));
create view matter_version as select *, null::bigint as valid_to_block from matter union all select * from matter_history;

-- What relied on a corrected fact, marked step by step: an item, how many steps of the lineage it is away, and how far its own
-- successors were marked. Nothing is left to do where all rows are done.
create table stale (
    correction_no bigint  not null,
    item_no       bigint  not null,
    steps         integer not null,
    done_to_no    bigint  not null, -- successors up to this item are marked
    done          boolean not null,
    primary key (correction_no, item_no)
);
create index stale_by_item on stale (item_no);
create index stale_to_do on stale (correction_no, steps, item_no) where not done;

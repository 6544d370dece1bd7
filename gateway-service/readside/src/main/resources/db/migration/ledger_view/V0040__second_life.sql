-- Second life of batteries, and vehicles. What was said about a battery is read from the fact that said it: the columns hold
-- numbers of facts, null where nothing was said or where it counts no more.

drop view battery_version;

alter table battery
    add column parent_no        bigint, -- battery it came out of
    add column product_no       bigint, -- product it is built into
    add column responsible_no   bigint, -- party responsible for it; null is its maker
    add column assessed_fact_no bigint, -- last assessment since its last use
    add column deployed_fact_no bigint, -- its use
    add column declared_fact_no bigint, -- last statement of conformity
    add column revoked_fact_no  bigint; -- revocation of that statement
alter table battery_history
    add column parent_no        bigint,
    add column product_no       bigint,
    add column responsible_no   bigint,
    add column assessed_fact_no bigint,
    add column deployed_fact_no bigint,
    add column declared_fact_no bigint,
    add column revoked_fact_no  bigint;

create view battery_version as
    select item_no, valid_from_block, null::bigint as valid_to_block, first_fact_no, last_fact_no, fact_count, model_code, maker_no,
           produced_on_yyyymmdd, mass_mg, capacity_mah, voltage_mv, child_count, children_sha256, legacy_label, vin, holder_no,
           holder_site_no, held_since_fact_no, held_since_ms, disposition, battery_status, safety_class, matched_with_no, parent_no,
           product_no, responsible_no, assessed_fact_no, deployed_fact_no, declared_fact_no, revoked_fact_no
    from battery
    union all
    select item_no, valid_from_block, valid_to_block, first_fact_no, last_fact_no, fact_count, model_code, maker_no,
           produced_on_yyyymmdd, mass_mg, capacity_mah, voltage_mv, child_count, children_sha256, legacy_label, vin, holder_no,
           holder_site_no, held_since_fact_no, held_since_ms, disposition, battery_status, safety_class, matched_with_no, parent_no,
           product_no, responsible_no, assessed_fact_no, deployed_fact_no, declared_fact_no, revoked_fact_no
    from battery_history;

-- A vehicle, from its first replacement or its scrapping on; the batteries in it are found by their vin.
create table vehicle (
    item_no           bigint  primary key,
    valid_from_block  bigint  not null,
    first_fact_no     bigint  not null,
    last_fact_no      bigint  not null,
    fact_count        integer not null,
    replacement_count integer not null,
    scrapped_fact_no  bigint, -- null while it was not scrapped
    open_case_no      bigint  -- null for none
);

-- A case of an incomplete vehicle; what it is about is in its first fact.
create table vehicle_case (
    item_no          bigint  primary key,
    valid_from_block bigint  not null,
    first_fact_no    bigint  not null,
    last_fact_no     bigint  not null,
    fact_count       integer not null,
    vehicle_no       bigint  not null,
    closed           boolean not null
);

create table vehicle_history      (like vehicle,      valid_to_block bigint not null, primary key (item_no, valid_from_block));
create table vehicle_case_history (like vehicle_case, valid_to_block bigint not null, primary key (item_no, valid_from_block));

create view vehicle_version      as select *, null::bigint as valid_to_block from vehicle      union all select * from vehicle_history;
create view vehicle_case_version as select *, null::bigint as valid_to_block from vehicle_case union all select * from vehicle_case_history;

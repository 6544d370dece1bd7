-- Extended producer responsibility: editions of rules and lists, declarations, and accounts.

-- What an edition or batch says is in the fact that loaded it.
create table rule_edition (
    item_no          bigint  primary key,
    valid_from_block bigint  not null,
    first_fact_no    bigint  not null,
    last_fact_no     bigint  not null,
    fact_count       integer not null,
    white_list       boolean not null
);
create table rule_edition_history (like rule_edition, valid_to_block bigint not null, primary key (item_no, valid_from_block));
create view rule_edition_version as select *, null::bigint as valid_to_block from rule_edition union all select * from rule_edition_history;

-- Declared sales, filed reports, schemes: what they say is in the fact that made them.
create table declaration (
    item_no          bigint   primary key,
    valid_from_block bigint   not null,
    first_fact_no    bigint   not null,
    last_fact_no     bigint   not null,
    fact_count       integer  not null,
    party_no         bigint   not null,
    kind             smallint not null -- field number in the oneof of Fact
);
create table declaration_history (like declaration, valid_to_block bigint not null, primary key (item_no, valid_from_block));
create view declaration_version as select *, null::bigint as valid_to_block from declaration union all select * from declaration_history;

-- Accounts, kept as entries that are only ever added: a figure is a sum of entries, and each entry names its fact. What was true on
-- a day leaves out later days, what was known at a position leaves out later facts. An entry that no longer holds is followed by one
-- of the opposite sign.
create table account_entry (
    fact_no      bigint   not null,
    entry_no     integer  not null, -- within the fact, from 1
    line         smallint not null, -- number of suhuan.api.v1.AccountLine
    party_no     bigint, -- for whom it counts; null is nobody
    material     smallint not null,
    year         integer  not null,
    day_yyyymmdd integer  not null, -- day it is true from
    channel      smallint not null, -- number of suhuan.common.v1.ReturnChannel, 0 where there is none
    element      text     not null,
    grade        text     not null,
    site_no      bigint, -- where
    from_site_no bigint, -- of a flow: where from
    item_no      bigint, -- what
    mass_mg      bigint   not null,
    pieces       integer  not null,
    primary key (fact_no, entry_no)
);
-- Most entries are stock that counts for nobody, such as new batteries at their maker: only the index of sites holds them.
create index account_entry_by_party on account_entry (party_no, material, year, line) where party_no is not null;
create index account_entry_by_line on account_entry (line, material, year) where line <> 9;
create index account_entry_by_site on account_entry (site_no, item_no) where line = 9;

-- For whom an item counts, as far as it counts for anybody. shares is "party_no:mg" of each producer in the order of their numbers,
-- separated by commas, 0 for nobody; together the mass of the item. Of a run they are the blend of its inputs.
create table account_item (
    item_no            bigint   primary key,
    placed             boolean  not null, -- counted as placed on the market
    collected_yyyymmdd integer  not null, -- 0 is not collected
    collected_channel  smallint not null,
    collected_mg       bigint   not null,
    collected_site_no  bigint,
    delivered          smallint not null, -- 1 to a party on no list, 2 to one on the list
    delivered_yyyymmdd integer  not null,
    delivered_site_no  bigint,
    recycled           boolean  not null, -- of a run: its batteries were counted
    material           smallint not null, -- of a run: what its route is for
    shares             text     not null,
    battery_shares     text     not null -- of a run: the blend of its batteries alone
);

-- What makes reports due, and what was reported.
create table duty_event (
    fact_no      bigint   not null,
    trigger      smallint not null, -- number of suhuan.common.v1.DutyTrigger
    subject_id   text collate "C" not null,
    party_no     bigint   not null,
    day_yyyymmdd integer  not null,
    primary key (fact_no, trigger, subject_id)
);
create index duty_event_by_party on duty_event (party_no, trigger, fact_no);
create table duty_report (
    fact_no      bigint  not null,
    party_no     bigint  not null,
    duty_id      text collate "C" not null,
    subject_id   text collate "C" not null,
    day_yyyymmdd integer not null,
    primary key (party_no, duty_id, subject_id)
);

-- What corrections do to the accounts, lost goods out of stock, and certificates of the period account of a site.

-- Of an item whose first fact did not occur: it is in no stock. By how much the mass on the ledger was corrected.
alter table account_item
    add column voided          boolean not null default false,
    add column corrected_by_mg bigint  not null default 0;

-- Which fact a correction is about. Entries of the marked items (table stale) from that fact on rest on it, but for those of the
-- correction itself, which only say by how much a figure changed.
create table correction_scope (
    correction_no      bigint primary key,
    correction_fact_no bigint not null,
    corrected_fact_no  bigint not null
);

-- Lines of an item that the correction recomputed, or that do not depend on what was wrong: their entries are not stale.
create table correction_settled (
    correction_no bigint     not null,
    item_no       bigint     not null,
    lines         smallint[] not null, -- numbers of suhuan.api.v1.AccountLine
    primary key (correction_no, item_no)
);

-- Runs whose recovered masses are credited to the period account of their site: certificates of the account rely on them.
create table site_claim (
    site_no bigint  not null,
    year    integer not null,
    run_no  bigint  not null,
    primary key (site_no, year, run_no)
);
create index site_claim_by_run on site_claim (run_no);
create index certificate_by_account on certificate (site_no, year) where run_no is null;

-- Lost goods (line 13) are asked for beside the stock of their site.
drop index account_entry_by_site;
create index account_entry_by_site on account_entry (site_no, item_no) where line in (9, 13);

-- What a hand-over costs. The first fact of one changes no indexed column of its goods: room on the page keeps such changes away
-- from the indexes.
alter table battery   set (fillfactor = 85);
alter table lot       set (fillfactor = 85);
alter table hand_over set (fillfactor = 90);

-- Every accepted line is a flow. Asked for by party they are found by its index; asked for all at once they are so large a part of
-- the entries that their index was no help, but days follow facts, so that a year is a stretch of the table.
drop index account_entry_by_line;
create index account_entry_by_line on account_entry (line, material, year) where line not in (9, 10);
create index account_entry_by_year on account_entry using brin (year);

-- Keys of callers. Not part of the read model: no block says them, and a rebuild leaves them alone.
create table api_key (
    key_id        text collate "C" primary key,
    key_sha256    bytea  not null unique,
    party_id      text collate "C" not null,
    organisation  text   not null,
    label         text   not null,
    created_at_ms bigint not null,
    revoked_at_ms bigint not null default 0 -- 0 while in use
);
create index api_key_by_party on api_key (party_id);

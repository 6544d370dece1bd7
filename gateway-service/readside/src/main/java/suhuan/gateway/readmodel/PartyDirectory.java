package suhuan.gateway.readmodel;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import suhuan.common.v1.Role;

/** Registered parties, for knowing callers. */
final class PartyDirectory {
    private PartyDirectory() {}

    static Optional<PartyIdentity> find(Snapshot snapshot, String partyId) {
        return snapshot.sql("select party_id, name, roles, home_organisation from party where party_id = :id")
                .param("id", partyId)
                .query((row, n) ->
                        new PartyIdentity(row.getString(1), row.getString(2), roles(row.getArray(3)), row.getString(4)))
                .optional();
    }

    private static List<Role> roles(Array numbers) throws SQLException {
        return Arrays.stream((Object[]) numbers.getArray())
                .map(n -> Optional.ofNullable(Role.forNumber(((Number) n).intValue()))
                        .orElse(Role.UNRECOGNIZED))
                .toList();
    }
}

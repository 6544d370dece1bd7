package suhuan.chaincode.domain.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes of process runs; dated, in {@code routes.tsv}. */
public final class Routes {
    private static final List<Route> ALL =
            ReferenceTable.rows("routes.tsv", 12).stream().map(Routes::route).toList();

    private Routes() {}

    /** The route of a name in force on a day, or null. */
    public static @Nullable Route inForce(String name, int yyyymmdd) {
        return DatedRows.inForce(ALL, route -> route.name().equals(name), yyyymmdd);
    }

    /** Every route, in the order of the list. */
    public static List<Route> all() {
        return ALL;
    }

    private static Route route(String[] cells) {
        return new Route(
                cells[0],
                DatedRows.day("routes.tsv", cells[1]),
                DatedRows.day("routes.tsv", cells[2]),
                cells[3],
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                DatedRows.numbers(cells[6]),
                DatedRows.words(cells[7]),
                Route.Claim.valueOf(cells[8]),
                cells[11]);
    }
}

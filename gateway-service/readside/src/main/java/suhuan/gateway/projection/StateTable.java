package suhuan.gateway.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import suhuan.ledger.v1.ItemKind;

/** The tables that hold items as they are, each with a table of superseded rows. */
enum StateTable {
    BATTERY("battery", BatteryRow.COLUMNS, BatteryRow::read),
    LOT("lot", LotRow.COLUMNS, LotRow::read),
    HAND_OVER("hand_over", HandOverRow.COLUMNS, HandOverRow::read),
    PARTY("party", PartyRow.COLUMNS, PartyRow::read),
    SITE("site", SiteRow.COLUMNS, SiteRow::read),
    MODEL("model", ModelRow.COLUMNS, ModelRow::read),
    LICENCE("licence", LicenceRow.COLUMNS, LicenceRow::read),
    VEHICLE("vehicle", VehicleRow.COLUMNS, VehicleRow::read),
    VEHICLE_CASE("vehicle_case", VehicleCaseRow.COLUMNS, VehicleCaseRow::read),
    PROCESS_RUN("process_run", ProcessRunRow.COLUMNS, ProcessRunRow::read),
    CERTIFICATE("certificate", CertificateRow.COLUMNS, CertificateRow::read),
    MATTER("matter", MatterRow.COLUMNS, MatterRow::read),
    RULE_EDITION("rule_edition", RuleEditionRow.COLUMNS, RuleEditionRow::read),
    DECLARATION("declaration", DeclarationRow.COLUMNS, DeclarationRow::read);

    private final String tableName;
    private final String columns;
    private final Reader reader;

    StateTable(String tableName, String columns, Reader reader) {
        this.tableName = tableName;
        this.columns = columns;
        this.reader = reader;
    }

    /** The table of a kind of item. */
    static StateTable of(ItemKind kind) {
        return switch (kind) {
            case ITEM_KIND_BATTERY, ITEM_KIND_CANDIDATE -> BATTERY;
            case ITEM_KIND_LOT -> LOT;
            case ITEM_KIND_HAND_OVER -> HAND_OVER;
            case ITEM_KIND_PARTY -> PARTY;
            case ITEM_KIND_SITE -> SITE;
            case ITEM_KIND_MODEL -> MODEL;
            case ITEM_KIND_VEHICLE -> VEHICLE;
            case ITEM_KIND_VEHICLE_CASE -> VEHICLE_CASE;
            case ITEM_KIND_RUN -> PROCESS_RUN;
            case ITEM_KIND_CERTIFICATE -> CERTIFICATE;
            case ITEM_KIND_CASE, ITEM_KIND_DELEGATION, ITEM_KIND_CORRECTION -> MATTER;
            case ITEM_KIND_RULE_EDITION -> RULE_EDITION;
            case ITEM_KIND_DECLARATION -> DECLARATION;
            case ITEM_KIND_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("no table for " + kind);
        };
    }

    /** Whether the accounts keep something of its items. */
    boolean counts() {
        return this == BATTERY || this == LOT || this == PROCESS_RUN;
    }

    String tableName() {
        return tableName;
    }

    String columns() {
        return columns;
    }

    /** Reads a row of {@link #columns}, and {@code last_fact_sha256} where the item has facts. */
    StateRow read(ResultSet in) throws SQLException {
        return reader.read(in);
    }

    private interface Reader {
        StateRow read(ResultSet in) throws SQLException;
    }
}

package suhuan.chaincode.domain.process;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.material.BatteryFamily;
import suhuan.chaincode.domain.material.Material;

/**
 * What goes into a run.
 *
 * @param itemId id of the battery or lot
 * @param material its material
 * @param grade its grade; empty for batteries and ungraded lots
 * @param massMg mass that goes in, in mg
 * @param model its custody model
 * @param kind what it counts as
 * @param family family of the batteries it is or comes from
 * @param source from where its content is known
 * @param composition its composition; null where not known
 */
public record Input(
        String itemId,
        Material material,
        String grade,
        long massMg,
        CustodyModel model,
        LotKind kind,
        BatteryFamily family,
        CompositionSource source,
        @Nullable Assay composition) {
    /** A battery with the composition filed for its model, or null. A battery is one source by itself. */
    public static Input of(Battery battery, BatteryFamily family, @Nullable Assay filed) {
        return new Input(
                battery.id(),
                Material.POWER_BATTERY,
                "",
                battery.origin().massMg(),
                CustodyModel.IDENTITY_PRESERVED,
                LotKind.UNSPECIFIED,
                family,
                filed == null ? CompositionSource.UNKNOWN : CompositionSource.FILING,
                filed);
    }

    /** A mass of a lot. */
    public static Input of(Lot lot, long massMg) {
        Assay assay = lot.nature().assay();
        return new Input(
                lot.id(),
                lot.material(),
                lot.grade(),
                massMg,
                lot.model(),
                lot.nature().kind(),
                lot.nature().family(),
                assay == null ? CompositionSource.UNKNOWN : CompositionSource.ASSAY,
                assay);
    }
}

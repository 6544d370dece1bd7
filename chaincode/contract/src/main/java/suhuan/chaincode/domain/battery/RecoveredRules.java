package suhuan.chaincode.domain.battery;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.assay.Content;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.Lot;

/** How much recovered material can be in a battery: no more than it weighs, and of no element more than its model holds. */
public final class RecoveredRules {
    private final Battery.Origin battery;
    private final SortedMap<String, Content> found = new TreeMap<>();
    private final SortedMap<String, Content> allowances = new TreeMap<>();
    private long massMg;

    /** Of a battery that is being registered. */
    public RecoveredRules(Battery.Origin battery) {
        this.battery = battery;
    }

    /**
     * A mass of a lot is in it.
     *
     * @param partMg 1 or more
     */
    public void add(Lot lot, long partMg) {
        massMg = Mass.saturatedSum(massMg, partMg);
        Assay assay = lot.nature().assay();
        if (assay == null || massMg > battery.massMg()) {
            return;
        }
        for (Assay.Share share : assay.shares()) {
            Content content = Content.of(partMg, share.sharePpm());
            found.merge(share.element(), content, Content::plus);
            allowances.merge(share.element(), content.share(assay.uncertaintyPpm()), Content::plus);
        }
    }

    /**
     * Refuses more than fits.
     *
     * @param filed composition filed for its model, or null; of what it does not name the battery may hold anything
     */
    public void mustFit(@Nullable Assay filed, Checks checks) {
        require(massMg <= battery.massMg(), "material", massMg, battery.massMg(), checks);
        if (filed == null) {
            return;
        }
        for (Map.Entry<String, Content> element : found.entrySet()) {
            Assay.Share share = filed.share(element.getKey());
            if (share == null) {
                continue;
            }
            Content holds = Content.of(battery.massMg(), share.sharePpm());
            Content most = holds.plus(holds.share(filed.uncertaintyPpm()))
                    .plus(allowances.getOrDefault(element.getKey(), Content.ZERO));
            require(
                    element.getValue().compareTo(most) <= 0,
                    element.getKey(),
                    element.getValue().mg(),
                    holds.mg(),
                    checks);
        }
    }

    private void require(boolean fits, String what, long recoveredMg, long batteryMg, Checks checks) {
        checks.require(
                fits,
                Reason.RECOVERED_EXCEEDS_BATTERY,
                "battery_id",
                battery.id(),
                "recovered_mg",
                recoveredMg,
                "what",
                what,
                "battery_mg",
                batteryMg);
    }
}

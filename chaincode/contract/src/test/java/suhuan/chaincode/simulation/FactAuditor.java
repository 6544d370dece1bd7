package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.Custody;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.ReturnedItem;

/** Reads nothing but facts and adds up: mass never appears or vanishes, one holder at a time, a hand-over resolves once. */
final class FactAuditor {
    final Map<String, Long> masses = new TreeMap<>();
    final Map<String, String> holders = new TreeMap<>();
    private final Set<String> offered = new HashSet<>();
    private final Set<String> resolved = new HashSet<>();
    private long in;

    void read(List<Fact> facts) {
        for (Fact fact : facts) {
            read(fact);
            long total = masses.values().stream().mapToLong(Long::longValue).sum();
            assertThat(total).as("mass after %s", fact).isEqualTo(in);
        }
    }

    private void read(Fact fact) {
        switch (fact.getFactCase()) {
            case BATTERY_REGISTERED ->
                hold(
                        fact.getBatteryRegistered().getBatteryId(),
                        fact.getBatteryRegistered().getCustody());
            case BATTERY_INSTALLED ->
                hold(
                        fact.getBatteryInstalled().getBatteryId(),
                        fact.getBatteryInstalled().getCustody());
            case BATTERY_REMOVED -> {
                assertThat(holders.get(fact.getBatteryRemoved().getBatteryId()))
                        .isEqualTo(fact.getBatteryRemoved().getFromPartyId());
                hold(
                        fact.getBatteryRemoved().getBatteryId(),
                        fact.getBatteryRemoved().getCustody());
            }
            case RETURN_RECEIVED -> {
                for (ReturnedItem item : fact.getReturnReceived().getBatteriesList()) {
                    assertThat(holders.getOrDefault(item.getBatteryId(), "")).isEqualTo(item.getFromPartyId());
                    hold(item.getBatteryId(), fact.getReturnReceived().getCustody());
                }
            }
            case CANDIDATE_MATCHED ->
                hold(
                        fact.getCandidateMatched().getBatteryId(),
                        fact.getCandidateMatched().getCustody());
            case LOT_RECEIVED -> {
                in += fact.getLotReceived().getLot().getMassMg();
                begin(fact.getLotReceived().getLot());
            }
            case LOT_SPLIT -> {
                consume(fact.getLotSplit().getLotId(), fact.getLotSplit().getMassMg());
                fact.getLotSplit().getPartsList().forEach(this::begin);
            }
            case LOTS_MERGED -> {
                for (LotMass source : fact.getLotsMerged().getSourcesList()) {
                    consume(source.getLotId(), source.getMassMg());
                }
                begin(fact.getLotsMerged().getMerged());
            }
            case HAND_OVER_OFFERED ->
                assertThat(offered.add(fact.getHandOverOffered().getHandOverId()))
                        .isTrue();
            case HAND_OVER_ACCEPTED -> {
                resolve(fact.getHandOverAccepted().getHandOverId());
                for (AcceptedResult line : fact.getHandOverAccepted().getAcceptedList()) {
                    accepted(line, fact.getHandOverAccepted().getCustody(), fact);
                }
            }
            case HAND_OVER_REFUSED -> resolve(fact.getHandOverRefused().getHandOverId());
            case HAND_OVER_WITHDRAWN -> resolve(fact.getHandOverWithdrawn().getHandOverId());
            default -> assertThat(fact.getItemsCount()).isPositive();
        }
    }

    private void accepted(AcceptedResult line, Custody custody, Fact fact) {
        assertThat(line.getDifferenceMg()).isEqualTo(line.getWeighedMg() - line.getAcceptedMg());
        assertThat(Math.abs(line.getDifferenceMg())).isLessThanOrEqualTo(line.getToleranceMg());
        if (!line.getBatteryId().isEmpty()) {
            assertThat(holders.get(line.getBatteryId()))
                    .isEqualTo(fact.getHandOverAccepted().getConsignorPartyId());
            hold(line.getBatteryId(), custody);
            return;
        }
        long left = masses.get(line.getLotId()) - line.getAcceptedMg();
        assertThat(left).isEqualTo(line.getSourceRemainingMg()).isNotNegative();
        masses.put(line.getLotId(), left);
        assertThat(line.getNewLot().getMassMg()).isEqualTo(line.getWeighedMg());
        assertThat(line.getNewLot().getCustody()).isEqualTo(custody);
        in += line.getDifferenceMg();
        begin(line.getNewLot());
    }

    private void begin(LotResult lot) {
        assertThat(masses.put(lot.getLotId(), lot.getMassMg()))
                .as(lot.getLotId())
                .isNull();
        assertThat(lot.getMassMg()).isPositive();
        hold(lot.getLotId(), lot.getCustody());
    }

    private void consume(String id, long mass) {
        assertThat(masses.put(id, 0L)).as(id).isEqualTo(mass);
    }

    private void hold(String id, Custody custody) {
        assertThat(custody.getPartyId()).isNotEmpty();
        holders.put(id, custody.getPartyId());
    }

    private void resolve(String id) {
        assertThat(offered).contains(id);
        assertThat(resolved.add(id)).as("%s resolves once", id).isTrue();
    }
}

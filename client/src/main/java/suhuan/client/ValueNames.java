package suhuan.client;

import static java.util.Map.entry;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryStatus;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.HoldKind;
import suhuan.common.v1.Market;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.common.v1.Suitability;
import suhuan.ledger.v1.ToleranceRule;

/** Details of refusals that hold names of values of the vocabulary, such as roles, one or a list of them. */
final class ValueNames {
    private static final Map<String, List<ProtocolMessageEnum>> BY_DETAIL = Map.ofEntries(
            entry("act", stated(Act.values())),
            entry("material", stated(Material.values())),
            entry("needed", stated(Role.values(), SiteKind.values())),
            entry("kind", stated(SiteKind.values(), HoldKind.values())),
            entry("disposition", stated(Disposition.values())),
            entry("status", stated(BatteryStatus.values())),
            entry("suitability", stated(Suitability.values())),
            entry("finding", stated(Suitability.values(), BatteryStatus.values(), ChildFate.values())),
            entry("model", stated(CustodyModel.values())),
            entry("weakest", stated(CustodyModel.values())),
            entry("tolerance_rule", stated(ToleranceRule.values())),
            entry("market", stated(Market.values())));

    private ValueNames() {}

    private static List<ProtocolMessageEnum> stated(ProtocolMessageEnum[]... types) {
        return Stream.of(types)
                .flatMap(Arrays::stream)
                .filter(value -> !value.toString().equals("UNRECOGNIZED") && value.getNumber() != 0)
                .toList();
    }

    /** A detail with the terms of the values it names; whatever names none stays as it is. */
    static String inChinese(String detail, String text) {
        List<ProtocolMessageEnum> values = BY_DETAIL.getOrDefault(detail, List.of());
        return values.isEmpty()
                ? text
                : Arrays.stream(text.split(", ", -1))
                        .map(name -> term(values, name))
                        .collect(Collectors.joining("、"));
    }

    private static String term(List<ProtocolMessageEnum> values, String name) {
        return values.stream()
                .filter(value ->
                        Vocabulary.name(value).equals(name) || value.toString().equals(name))
                .findFirst()
                .map(value -> Vocabulary.term(value, Language.ZH))
                .orElse(name);
    }
}

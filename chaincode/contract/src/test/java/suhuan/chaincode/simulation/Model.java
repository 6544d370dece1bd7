package suhuan.chaincode.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.AcceptHandOver;
import suhuan.ledger.v1.AcceptedLine;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.LotPart;
import suhuan.ledger.v1.MatchCandidate;
import suhuan.ledger.v1.MergeLots;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.ReceiveLot;
import suhuan.ledger.v1.ReceiveReturn;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RemoveBattery;
import suhuan.ledger.v1.ReturnedBattery;
import suhuan.ledger.v1.SplitLot;
import suhuan.ledger.v1.ToleranceRule;

/**
 * What the ledger should do, told a second time in the plainest way and sharing no code with the contract: mutable things in
 * maps. It says only yes or no to a command of sound shape, and keeps who holds what.
 */
final class Model {
    /** A battery or candidate. */
    static final class Thing {
        String maker = "";
        String holder = "";
        boolean candidate;
        boolean waste;
        String vin = "";
        String deal = "";
        long until;
        String partner = "";
        boolean gone;
        boolean waits;
        String waitedBy = "";
        long mass;

        boolean offered(long now) {
            return !deal.isEmpty() && now < until;
        }

        Thing copy() {
            Thing copy = new Thing();
            copy.maker = maker;
            copy.holder = holder;
            copy.candidate = candidate;
            copy.waste = waste;
            copy.vin = vin;
            copy.deal = deal;
            copy.until = until;
            copy.partner = partner;
            copy.gone = gone;
            copy.waits = waits;
            copy.waitedBy = waitedBy;
            copy.mass = mass;
            return copy;
        }
    }

    /** A lot. */
    static final class Pile {
        String holder = "";
        String site = "";
        String grade = "";
        long mass;
        Map<String, long[]> promised = new LinkedHashMap<>();

        long free(long now) {
            long free = mass;
            for (long[] promise : promised.values()) {
                free -= now < promise[1] ? promise[0] : 0;
            }
            return free;
        }

        long openPromises(long now) {
            return promised.values().stream()
                    .filter(promise -> now < promise[1])
                    .count();
        }

        Pile copy() {
            Pile copy = new Pile();
            copy.holder = holder;
            copy.site = site;
            copy.grade = grade;
            copy.mass = mass;
            promised.forEach((deal, promise) -> copy.promised.put(deal, promise.clone()));
            return copy;
        }
    }

    /**
     * A hand-over; only {@code state} changes: 0 open, 1 accepted, 2 refused, 3 withdrawn.
     */
    static final class Deal {
        String from = "";
        String to = "";
        Act act = Act.ACT_UNSPECIFIED;
        long until;
        ToleranceRule rule = ToleranceRule.TOLERANCE_RULE_EXACT;
        List<String> batteries = new ArrayList<>();
        List<String> lots = new ArrayList<>();
        List<Long> masses = new ArrayList<>();
        int state;

        Deal copy() {
            Deal copy = new Deal();
            copy.from = from;
            copy.to = to;
            copy.act = act;
            copy.until = until;
            copy.rule = rule;
            copy.batteries = batteries;
            copy.lots = lots;
            copy.masses = masses;
            copy.state = state;
            return copy;
        }
    }

    final Map<String, Thing> things = new TreeMap<>();
    final Map<String, Pile> piles = new TreeMap<>();
    final Map<String, Deal> deals = new TreeMap<>();
    final Map<String, String> claims = new TreeMap<>();
    final Set<String> tickets = new HashSet<>();
    final Map<String, Role> roles = new HashMap<>();
    final Map<String, SiteKind> sites = new HashMap<>();
    final Map<String, String> models = new HashMap<>();
    final Map<String, Set<String>> licences = new HashMap<>();
    final Set<String> revoked = new HashSet<>();
    long received;
    long differences;

    Model copy() {
        Model copy = new Model();
        things.forEach((id, thing) -> copy.things.put(id, thing.copy()));
        piles.forEach((id, pile) -> copy.piles.put(id, pile.copy()));
        deals.forEach((id, deal) -> copy.deals.put(id, deal.copy()));
        copy.claims.putAll(claims);
        copy.tickets.addAll(tickets);
        copy.roles.putAll(roles);
        copy.sites.putAll(sites);
        copy.models.putAll(models);
        licences.forEach((party, set) -> copy.licences.put(party, new HashSet<>(set)));
        copy.revoked.addAll(revoked);
        copy.received = received;
        copy.differences = differences;
        return copy;
    }

    /** Forgets what happened since a copy was made. */
    void goBackTo(Model before) {
        replace(things, before.things);
        replace(piles, before.piles);
        replace(deals, before.deals);
        replace(claims, before.claims);
        replace(licences, before.licences);
        tickets.clear();
        tickets.addAll(before.tickets);
        revoked.clear();
        revoked.addAll(before.revoked);
        received = before.received;
        differences = before.differences;
    }

    private static <T> void replace(Map<String, T> now, Map<String, T> before) {
        now.clear();
        now.putAll(before);
    }

    long countInVehicle(String vin) {
        return things.values().stream().filter(thing -> thing.vin.equals(vin)).count();
    }

    /** Whether the command is recorded; if so the model moves on. */
    boolean tries(Command command, String party, String site, long now, String candidatePrefix) {
        return switch (command.getCommandCase()) {
            case GRANT_LICENCE -> grant(party, command);
            case REVOKE_LICENCE -> revoke(party, command);
            case REGISTER_BATTERY -> register(command.getRegisterBattery(), party, now, candidatePrefix);
            case INSTALL_BATTERY -> install(command.getInstallBattery(), party, now);
            case REMOVE_BATTERY -> remove(command.getRemoveBattery(), party);
            case RECEIVE_RETURN -> giveBack(command.getReceiveReturn(), party, site, now, candidatePrefix);
            case MATCH_CANDIDATE -> match(command.getMatchCandidate(), party, now);
            case RECEIVE_LOT -> weigh(command.getReceiveLot(), party, site);
            case SPLIT_LOT -> split(command.getSplitLot(), party, now);
            case MERGE_LOTS -> merge(command.getMergeLots(), party, now);
            case OFFER_HAND_OVER -> offer(command.getOfferHandOver(), party, now);
            case ACCEPT_HAND_OVER -> accept(command.getAcceptHandOver(), party, site, now);
            case REFUSE_HAND_OVER -> resolve(command.getRefuseHandOver().getHandOverId(), party, now, 2);
            case WITHDRAW_HAND_OVER -> resolve(command.getWithdrawHandOver().getHandOverId(), party, now, 3);
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    private boolean grant(String party, Command command) {
        String to = command.getGrantLicence().getPartyId();
        String no = to + " " + command.getGrantLicence().getLicenceNo();
        if (roles.get(party) != Role.ROLE_REGULATOR || !roles.containsKey(to)) {
            return false;
        }
        Set<String> held = licences.computeIfAbsent(to, id -> new HashSet<>());
        if (held.stream().anyMatch(licence -> licence.startsWith(no + " "))) {
            return false;
        }
        command.getGrantLicence()
                .getScopesList()
                .forEach(scope -> held.add(no + " " + scope.getMaterial() + " " + scope.getAct()));
        return true;
    }

    private boolean revoke(String party, Command command) {
        String of = command.getRevokeLicence().getPartyId();
        String no = of + " " + command.getRevokeLicence().getLicenceNo();
        boolean known = licences.getOrDefault(of, Set.of()).stream().anyMatch(licence -> licence.startsWith(no + " "));
        return roles.get(party) == Role.ROLE_REGULATOR && known && revoked.add(no);
    }

    boolean licensed(String party, Material material, Act... acts) {
        for (String licence : licences.getOrDefault(party, Set.of())) {
            for (Act act : acts) {
                if (licence.endsWith(" " + material + " " + act)
                        && revoked.stream().noneMatch(no -> licence.startsWith(no + " "))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean register(RegisterBattery command, String party, long now, String candidatePrefix) {
        Thing made = new Thing();
        made.maker = party;
        made.holder = party;
        made.mass = command.getMassMg();
        String code = command.getBatteryCode();
        if (code.isEmpty()) {
            made.candidate = true;
            Role role = roles.get(party);
            boolean outside =
                    role == Role.ROLE_REGULATOR || role == Role.ROLE_SCRAP_PROCESSOR || role == Role.ROLE_STEEL_MILL;
            if (!outside) {
                things.put(candidatePrefix + "0", made);
            }
            return !outside;
        }
        if (roles.get(party) != Role.ROLE_BATTERY_MAKER
                || !party.equals(models.get(code.substring(0, 7)))
                || things.containsKey(code)) {
            return false;
        }
        Thing seen = things.get(claims.getOrDefault(code, ""));
        if (seen != null && !seen.gone) {
            made.partner = claims.get(code);
            if (seen.offered(now)) {
                made.waits = true;
                seen.waitedBy = code;
            } else {
                join(made, seen, code);
            }
        }
        things.put(code, made);
        return true;
    }

    private static void join(Thing battery, Thing candidate, String code) {
        battery.holder = candidate.holder;
        battery.waste = candidate.waste;
        battery.vin = "";
        battery.deal = "";
        battery.waits = false;
        candidate.gone = true;
        candidate.partner = code;
        candidate.deal = "";
        candidate.waitedBy = "";
    }

    private boolean install(InstallBattery command, String party, long now) {
        Thing thing = things.get(command.getBatteryId());
        Role role = roles.get(party);
        boolean yes = (role == Role.ROLE_VEHICLE_MAKER || role == Role.ROLE_REPAIRER)
                && thing != null
                && thing.holder.equals(party)
                && thing.vin.isEmpty()
                && !thing.waste
                && !thing.offered(now)
                && !thing.gone
                && !thing.waits
                && countInVehicle(command.getVin()) < 32;
        if (yes) {
            thing.vin = command.getVin();
            thing.deal = "";
        }
        return yes;
    }

    private boolean remove(RemoveBattery command, String party) {
        Thing thing = things.get(command.getBatteryId());
        Role role = roles.get(party);
        boolean may = role == Role.ROLE_VEHICLE_MAKER
                || role == Role.ROLE_REPAIRER
                || role == Role.ROLE_VEHICLE_DISMANTLER
                || role == Role.ROLE_COLLECTOR;
        if (!may || thing == null || !thing.vin.equals(command.getVin())) {
            return false;
        }
        thing.vin = "";
        thing.holder = party;
        return true;
    }

    private boolean giveBack(ReceiveReturn command, String party, String site, long now, String candidatePrefix) {
        SiteKind kind = sites.get(site);
        if (roles.get(party) != Role.ROLE_COLLECTOR
                || !licensed(party, Material.MATERIAL_POWER_BATTERY, Act.ACT_COLLECT)
                || kind != SiteKind.SITE_KIND_COLLECTION_POINT && kind != SiteKind.SITE_KIND_CENTRAL_STORE) {
            return false;
        }
        for (ReturnedBattery scan : command.getBatteriesList()) {
            Thing thing = seen(scan.getScannedCode());
            if (thing != null && (thing.waste || thing.offered(now) || thing.gone || thing.waits)) {
                return false;
            }
        }
        int n = 0;
        for (ReturnedBattery scan : command.getBatteriesList()) {
            Thing thing = seen(scan.getScannedCode());
            if (thing == null) {
                thing = new Thing();
                thing.candidate = true;
                thing.maker = party;
                thing.mass = scan.getMassMg();
                things.put(candidatePrefix + n, thing);
                if (!scan.getScannedCode().isEmpty()) {
                    claims.put(scan.getScannedCode(), candidatePrefix + n);
                }
            }
            thing.holder = party;
            thing.waste = true;
            thing.vin = "";
            thing.deal = "";
            n++;
        }
        return true;
    }

    private Thing seen(String code) {
        Thing thing = code.isEmpty() ? null : things.get(code);
        return thing == null && claims.containsKey(code) ? things.get(claims.get(code)) : thing;
    }

    private boolean match(MatchCandidate command, String party, long now) {
        Thing candidate = things.get(command.getCandidateId());
        Thing battery = things.get(command.getBatteryCode());
        if (candidate == null || battery == null) {
            return false;
        }
        boolean may = candidate.holder.equals(party)
                || battery.maker.equals(party)
                || roles.get(party) == Role.ROLE_REGULATOR;
        boolean fits = candidate.candidate
                && !battery.candidate
                && !candidate.gone
                && candidate.vin.isEmpty()
                && !candidate.offered(now)
                && !battery.offered(now)
                && !battery.waste
                && (battery.partner.isEmpty() || battery.waits && battery.partner.equals(command.getCandidateId()))
                && (candidate.waitedBy.isEmpty() || candidate.waitedBy.equals(command.getBatteryCode()));
        if (may && fits) {
            battery.partner = command.getCandidateId();
            join(battery, candidate, command.getBatteryCode());
        }
        return may && fits;
    }

    private boolean weigh(ReceiveLot command, String party, String site) {
        String ticket = command.getTicket().getTicketNo();
        boolean yes = licensed(
                        party,
                        command.getMaterial(),
                        Act.ACT_COLLECT,
                        Act.ACT_STORE,
                        Act.ACT_PROCESS,
                        Act.ACT_RECYCLE,
                        Act.ACT_SMELT)
                && !piles.containsKey(command.getLotId())
                && !tickets.contains(ticket)
                && command.getTicket().getGrossMg() > command.getTicket().getTareMg();
        if (yes) {
            long net = command.getTicket().getGrossMg() - command.getTicket().getTareMg();
            tickets.add(ticket);
            put(command.getLotId(), party, site, command.getGrade(), net);
            received += net;
        }
        return yes;
    }

    private void put(String id, String holder, String site, String grade, long mass) {
        Pile pile = new Pile();
        pile.holder = holder;
        pile.site = site;
        pile.grade = grade;
        pile.mass = mass;
        piles.put(id, pile);
    }

    private boolean usable(Pile pile, String party, long now) {
        return pile != null && pile.holder.equals(party) && pile.mass > 0 && pile.openPromises(now) == 0;
    }

    private boolean split(SplitLot command, String party, long now) {
        Pile whole = piles.get(command.getLotId());
        long sum = 0;
        for (LotPart part : command.getPartsList()) {
            sum += part.getMassMg();
            if (piles.containsKey(part.getLotId())) {
                return false;
            }
        }
        if (!usable(whole, party, now) || sum != whole.mass) {
            return false;
        }
        for (LotPart part : command.getPartsList()) {
            put(part.getLotId(), party, whole.site, whole.grade, part.getMassMg());
        }
        whole.mass = 0;
        whole.promised.clear();
        return true;
    }

    private boolean merge(MergeLots command, String party, long now) {
        long sum = 0;
        Pile first = piles.get(command.getLotIds(0));
        for (String id : command.getLotIdsList()) {
            Pile pile = piles.get(id);
            if (!usable(pile, party, now) || !pile.site.equals(first.site) || !pile.grade.equals(first.grade)) {
                return false;
            }
            sum += pile.mass;
        }
        if (piles.containsKey(command.getMergedLotId())) {
            return false;
        }
        for (String id : command.getLotIdsList()) {
            piles.get(id).mass = 0;
            piles.get(id).promised.clear();
        }
        put(command.getMergedLotId(), party, first.site, first.grade, sum);
        return true;
    }

    private boolean offer(OfferHandOver command, String party, long now) {
        if (!roles.containsKey(command.getConsigneePartyId())
                || deals.containsKey(command.getHandOverId())
                || command.getConsigneePartyId().equals(party)
                || command.getExpiresAtMs() <= now
                || command.getExpiresAtMs() > now + 90L * 86_400_000) {
            return false;
        }
        for (Goods goods : command.getGoodsList()) {
            if (goods.hasLot() ? !lotFits(goods, command, party, now) : !thingFits(goods, command, party, now)) {
                return false;
            }
        }
        Deal deal = new Deal();
        deal.from = party;
        deal.to = command.getConsigneePartyId();
        deal.act = command.getAct();
        deal.until = command.getExpiresAtMs();
        deal.rule = command.getToleranceRule();
        for (Goods goods : command.getGoodsList()) {
            promise(goods, deal, command.getHandOverId(), now);
        }
        deals.put(command.getHandOverId(), deal);
        return true;
    }

    private boolean lotFits(Goods goods, OfferHandOver command, String party, long now) {
        Pile pile = piles.get(goods.getLot().getLotId());
        return pile != null
                && command.getAct() != Act.ACT_TRADE
                && pile.holder.equals(party)
                && pile.mass > 0
                && pile.free(now) > 0
                && goods.getLot().getMassMg() <= pile.free(now)
                && pile.openPromises(now) < 64;
    }

    private boolean thingFits(Goods goods, OfferHandOver command, String party, long now) {
        Thing thing = things.get(goods.getBatteryId());
        return thing != null
                && !(thing.waste && command.getAct() == Act.ACT_TRADE)
                && thing.holder.equals(party)
                && thing.vin.isEmpty()
                && !thing.offered(now)
                && !thing.gone
                && !thing.waits;
    }

    private void promise(Goods goods, Deal deal, String id, long now) {
        if (goods.hasLot()) {
            Pile pile = piles.get(goods.getLot().getLotId());
            long mass = goods.getLot().getMassMg() == 0
                    ? pile.free(now)
                    : goods.getLot().getMassMg();
            pile.promised.values().removeIf(promise -> now >= promise[1]);
            pile.promised.put(id, new long[] {mass, deal.until});
            deal.lots.add(goods.getLot().getLotId());
            deal.batteries.add("");
            deal.masses.add(mass);
        } else {
            Thing thing = things.get(goods.getBatteryId());
            thing.deal = id;
            thing.until = deal.until;
            deal.lots.add("");
            deal.batteries.add(goods.getBatteryId());
            deal.masses.add(thing.mass);
        }
    }

    private boolean accept(AcceptHandOver command, String party, String site, long now) {
        String id = command.getHandOverId();
        Deal deal = deals.get(id);
        if (deal == null || !deal.to.equals(party) || deal.state != 0 || now >= deal.until) {
            return false;
        }
        Map<Integer, long[]> accepted = new TreeMap<>();
        for (int i = 0; command.getAcceptAll() && i < deal.masses.size(); i++) {
            accepted.put(i, new long[] {deal.masses.get(i), deal.masses.get(i)});
        }
        for (AcceptedLine line : command.getLinesList()) {
            int i = line.getLineNo() - 1;
            if (i >= deal.masses.size() || !deal.batteries.get(i).isEmpty() && line.getAcceptedMg() != 0) {
                return false;
            }
            long taken = line.getAcceptedMg() == 0 ? deal.masses.get(i) : line.getAcceptedMg();
            accepted.put(i, new long[] {taken, line.getWeighedMg() == 0 ? taken : line.getWeighedMg()});
        }
        for (Map.Entry<Integer, long[]> line : accepted.entrySet()) {
            if (!acceptable(deal, line.getKey(), line.getValue(), party)) {
                return false;
            }
        }
        for (int i = 0; i < deal.masses.size(); i++) {
            hand(id, deal, i, accepted.get(i), party, site);
        }
        deal.state = 1;
        return true;
    }

    private boolean acceptable(Deal deal, int i, long[] mass, String party) {
        Material material =
                deal.lots.get(i).isEmpty() ? Material.MATERIAL_POWER_BATTERY : Material.MATERIAL_SCRAP_STEEL;
        long allowed = switch (deal.rule) {
            case TOLERANCE_RULE_TRUCK_SCALE_3_PER_MILLE -> mass[0] * 3 / 1000;
            case TOLERANCE_RULE_ONE_PER_CENT -> mass[0] / 100;
            case TOLERANCE_RULE_FIVE_PER_CENT -> mass[0] * 5 / 100;
            default -> 0;
        };
        return (deal.act == Act.ACT_TRADE || licensed(party, material, deal.act))
                && Math.abs(mass[1] - mass[0]) <= allowed
                && mass[0] <= deal.masses.get(i);
    }

    private void hand(String id, Deal deal, int i, long[] mass, String party, String site) {
        if (deal.lots.get(i).isEmpty()) {
            Thing thing = things.get(deal.batteries.get(i));
            thing.deal = "";
            thing.holder = mass == null ? thing.holder : party;
            return;
        }
        Pile pile = piles.get(deal.lots.get(i));
        pile.promised.remove(id);
        if (mass != null) {
            pile.mass -= mass[0];
            differences += mass[1] - mass[0];
            put(id + "~" + (i + 1), party, site, pile.grade, mass[1]);
        }
    }

    private boolean resolve(String id, String party, long now, int how) {
        Deal deal = deals.get(id);
        boolean may = deal != null
                && deal.state == 0
                && (how == 3 ? deal.from.equals(party) : deal.to.equals(party) && now < deal.until);
        if (!may) {
            return false;
        }
        for (int i = 0; i < deal.masses.size(); i++) {
            if (deal.lots.get(i).isEmpty()) {
                Thing thing = things.get(deal.batteries.get(i));
                thing.deal = thing.deal.equals(id) ? "" : thing.deal;
            } else {
                piles.get(deal.lots.get(i)).promised.remove(id);
            }
        }
        deal.state = how;
        return true;
    }

    /** Ids in a fixed order, for choosing at random. */
    static List<String> ids(Map<String, ?> map) {
        return map.isEmpty() ? Collections.emptyList() : new ArrayList<>(map.keySet());
    }
}

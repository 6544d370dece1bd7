package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryStatus;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Disposition;
import suhuan.common.v1.Material;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.Role;
import suhuan.common.v1.SafetyClass;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.*;

/**
 * Writes blocks by hand: what a contract would say when asked nothing but good questions. It shares no code with the contract or the
 * projection. Commands gather in one envelope; {@link #block} closes the block.
 */
public final class LedgerScript {
    public static final String REGULATOR = "11100000MB0000001A";
    public static final long DAY_MS = 86_400_000L;

    /** A fact with where it stands, kept for tests to compare. */
    public record Written(long block, int transaction, int envelope, int command, Fact fact, String transactionId) {}

    private final List<Block> blocks = new ArrayList<>();
    private final List<Written> facts = new ArrayList<>();
    private final Map<ItemLink, ByteString> heads = new HashMap<>();
    private final Map<String, LotResult> lots = new HashMap<>();
    private final Map<String, Custody> holders = new HashMap<>();
    private final Map<String, HandOverOffered> offers = new HashMap<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<EnvelopeDraft> envelopes = new ArrayList<>();
    private int envelopeCount;
    private EnvelopeDraft draft = new EnvelopeDraft();
    private ByteString previous = ByteString.EMPTY;
    public long nowMs = 1_790_000_000_000L;

    public List<Block> blocks() {
        return blocks;
    }

    public List<Written> facts() {
        return facts;
    }

    public Custody holder(String itemId) {
        return holders.get(itemId);
    }

    public LotResult lot(String lotId) {
        return lots.get(lotId);
    }

    // --- registry

    public LedgerScript open() {
        RegisterParty regulator = party(REGULATOR, "Regulator 监管", Role.ROLE_REGULATOR);
        return record(
                REGULATOR,
                "",
                Command.newBuilder()
                        .setOpenLedger(
                                OpenLedger.newBuilder().setLedgerId("test").setRegulator(regulator)),
                Fact.newBuilder()
                        .setLedgerOpened(
                                LedgerOpened.newBuilder().setLedgerId("test").setRegulator(regulator)),
                link(ItemKind.ITEM_KIND_PARTY, REGULATOR));
    }

    public LedgerScript register(String partyId, Role... roles) {
        RegisterParty party = party(partyId, "Name of " + partyId, roles);
        return record(
                REGULATOR,
                "",
                Command.newBuilder().setRegisterParty(party),
                Fact.newBuilder()
                        .setPartyRegistered(PartyRegistered.newBuilder().setParty(party)),
                link(ItemKind.ITEM_KIND_PARTY, partyId));
    }

    public LedgerScript site(String siteId, String partyId, SiteKind kind) {
        RegisterSite site = RegisterSite.newBuilder()
                .setSiteId(siteId)
                .setPartyId(partyId)
                .setKind(kind)
                .setRegionCode("330100")
                .setName("Site " + siteId)
                .build();
        return record(
                REGULATOR,
                "",
                Command.newBuilder().setRegisterSite(site),
                Fact.newBuilder().setSiteRegistered(SiteRegistered.newBuilder().setSite(site)),
                link(ItemKind.ITEM_KIND_SITE, siteId));
    }

    public LedgerScript licence(String partyId, String licenceNo, Material material, Act act) {
        GrantLicence licence = GrantLicence.newBuilder()
                .setPartyId(partyId)
                .setLicenceNo(licenceNo)
                .addScopes(LicenceScope.newBuilder().setMaterial(material).setAct(act))
                .setValidFromYyyymmdd(20260101)
                .build();
        return record(
                REGULATOR,
                "",
                Command.newBuilder().setGrantLicence(licence),
                Fact.newBuilder().setLicenceGranted(LicenceGranted.newBuilder().setLicence(licence)),
                link(ItemKind.ITEM_KIND_PARTY, partyId));
    }

    public LedgerScript revoke(String partyId, String licenceNo) {
        RevokeLicence revocation = RevokeLicence.newBuilder()
                .setPartyId(partyId)
                .setLicenceNo(licenceNo)
                .setRevokedFromYyyymmdd(20261101)
                .setReason("expired papers")
                .build();
        return record(
                REGULATOR,
                "",
                Command.newBuilder().setRevokeLicence(revocation),
                Fact.newBuilder().setLicenceRevoked(LicenceRevoked.newBuilder().setRevocation(revocation)),
                link(ItemKind.ITEM_KIND_PARTY, partyId));
    }

    public LedgerScript model(String modelCode, String makerId) {
        FileModel model = FileModel.newBuilder()
                .setModelCode(modelCode)
                .setMakerPartyId(makerId)
                .setName("Model " + modelCode)
                .setNominalMassMg(400_000_000)
                .setNominalCapacityMah(150_000)
                .setNominalVoltageMv(350_000)
                .build();
        return record(
                REGULATOR,
                "",
                Command.newBuilder().setFileModel(model),
                Fact.newBuilder().setModelFiled(ModelFiled.newBuilder().setModel(model)),
                link(ItemKind.ITEM_KIND_MODEL, modelCode));
    }

    // --- batteries

    public LedgerScript battery(String code, String makerId, String siteId, int producedOn, List<String> children) {
        ChildrenCommitment commitment = ChildrenCommitment.newBuilder()
                .setCount(children.size())
                .setSha256(sha256(String.join("\n", children).getBytes(StandardCharsets.UTF_8)))
                .build();
        RegisterBattery.Builder command = RegisterBattery.newBuilder()
                .setBatteryCode(code)
                .setMassMg(400_000_000)
                .setCapacityMah(150_000)
                .setVoltageMv(350_000)
                .addAllChildCodes(children);
        BatteryRegistered.Builder fact = BatteryRegistered.newBuilder()
                .setBatteryId(code)
                .setModelCode(code.substring(0, 7))
                .setMakerPartyId(makerId)
                .setProducedOnYyyymmdd(producedOn)
                .setMassMg(400_000_000)
                .setCapacityMah(150_000)
                .setVoltageMv(350_000)
                .setCustody(custody(makerId, siteId))
                .setDisposition(Disposition.DISPOSITION_AVAILABLE)
                .setStatus(BatteryStatus.BATTERY_STATUS_ORIGINAL);
        if (!children.isEmpty()) {
            command.setChildren(commitment);
            fact.setChildren(commitment);
        }
        hold(code, makerId, siteId);
        return record(
                makerId,
                siteId,
                Command.newBuilder().setRegisterBattery(command),
                Fact.newBuilder().setBatteryRegistered(fact),
                link(ItemKind.ITEM_KIND_BATTERY, code));
    }

    public LedgerScript install(String code, String vin, String partyId) {
        hold(code, partyId, "");
        return record(
                partyId,
                "",
                Command.newBuilder()
                        .setInstallBattery(
                                InstallBattery.newBuilder().setBatteryId(code).setVin(vin)),
                Fact.newBuilder()
                        .setBatteryInstalled(BatteryInstalled.newBuilder()
                                .setBatteryId(code)
                                .setVin(vin)
                                .setBatteriesInVehicle(1)
                                .setCustody(custody(partyId, ""))
                                .setDisposition(Disposition.DISPOSITION_IN_USE)),
                batteryLink(code));
    }

    public LedgerScript remove(String code, String vin, String partyId) {
        String from = holders.get(code).getPartyId();
        hold(code, partyId, "");
        return record(
                partyId,
                "",
                Command.newBuilder()
                        .setRemoveBattery(
                                RemoveBattery.newBuilder().setBatteryId(code).setVin(vin)),
                Fact.newBuilder()
                        .setBatteryRemoved(BatteryRemoved.newBuilder()
                                .setBatteryId(code)
                                .setVin(vin)
                                .setFromPartyId(from)
                                .setCustody(custody(partyId, ""))
                                .setDisposition(Disposition.DISPOSITION_REMOVED)),
                batteryLink(code));
    }

    /** Codes not known become candidates, whose ids are returned in their place. */
    public List<String> receiveReturn(String partyId, String siteId, String... scannedCodes) {
        ReceiveReturn.Builder command = ReceiveReturn.newBuilder().setChannel(ReturnChannel.RETURN_CHANNEL_OWN);
        ReturnReceived.Builder fact = ReturnReceived.newBuilder()
                .setChannel(ReturnChannel.RETURN_CHANNEL_OWN)
                .setCustody(custody(partyId, siteId));
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < scannedCodes.length; n++) {
            String scanned = scannedCodes[n];
            boolean known = holders.containsKey(scanned);
            String id = known ? scanned : "CAND~" + envelopeId() + "~" + draft.commands.size() + "~" + n;
            command.addBatteries(
                    ReturnedBattery.newBuilder().setScannedCode(scanned).setMassMg(390_000_000));
            fact.addBatteries(ReturnedItem.newBuilder()
                    .setBatteryId(id)
                    .setScannedCode(scanned)
                    .setCandidateCreated(!known)
                    .setMassMg(390_000_000)
                    .setSafetyClass(SafetyClass.SAFETY_CLASS_B)
                    .setFromPartyId(known ? holders.get(id).getPartyId() : "")
                    .setDisposition(Disposition.DISPOSITION_STORED)
                    .setStatus(BatteryStatus.BATTERY_STATUS_WASTE));
            hold(id, partyId, siteId);
            ids.add(id);
        }
        record(
                partyId,
                siteId,
                Command.newBuilder().setReceiveReturn(command),
                Fact.newBuilder().setReturnReceived(fact),
                ids.stream().map(LedgerScript::batteryLink).toArray(ItemLink[]::new));
        return ids;
    }

    public LedgerScript match(String candidateId, String code, String partyId) {
        Custody custody = holders.get(candidateId);
        holders.put(code, custody);
        return record(
                partyId,
                "",
                Command.newBuilder()
                        .setMatchCandidate(MatchCandidate.newBuilder()
                                .setCandidateId(candidateId)
                                .setBatteryCode(code)),
                Fact.newBuilder()
                        .setCandidateMatched(CandidateMatched.newBuilder()
                                .setCandidateId(candidateId)
                                .setBatteryId(code)
                                .setCustody(custody)
                                .setDisposition(Disposition.DISPOSITION_STORED)
                                .setStatus(BatteryStatus.BATTERY_STATUS_WASTE)),
                batteryLink(candidateId),
                batteryLink(code));
    }

    // --- lots

    public LedgerScript receiveLot(String lotId, Material material, long massMg, String partyId, String siteId) {
        WeighTicket ticket = WeighTicket.newBuilder()
                .setScaleId("S1")
                .setTicketNo("T-" + lotId)
                .setGrossMg(massMg + 5_000_000)
                .setTareMg(5_000_000)
                .build();
        LotResult lot = lotOf(lotId, material, "201-A", massMg, partyId, siteId);
        return record(
                partyId,
                siteId,
                Command.newBuilder()
                        .setReceiveLot(ReceiveLot.newBuilder()
                                .setLotId(lotId)
                                .setMaterial(material)
                                .setGrade("201-A")
                                .setTicket(ticket)),
                Fact.newBuilder()
                        .setLotReceived(LotReceived.newBuilder()
                                .setLot(lot)
                                .setTicket(ticket)
                                .setOriginRegionCode("330100")),
                link(ItemKind.ITEM_KIND_LOT, lotId));
    }

    public LedgerScript split(String lotId, Map<String, Long> massByPart) {
        LotResult whole = lots.get(lotId);
        SplitLot.Builder command = SplitLot.newBuilder().setLotId(lotId);
        LotSplit.Builder fact = LotSplit.newBuilder().setLotId(lotId).setMassMg(whole.getMassMg());
        List<ItemLink> links = new ArrayList<>(List.of(link(ItemKind.ITEM_KIND_LOT, lotId)));
        new TreeMap<>(massByPart).forEach((part, massMg) -> {
            command.addParts(LotPart.newBuilder().setLotId(part).setMassMg(massMg));
            fact.addParts(lotOf(
                    part,
                    whole.getMaterial(),
                    whole.getGrade(),
                    massMg,
                    whole.getCustody().getPartyId(),
                    whole.getCustody().getSiteId()));
            links.add(link(ItemKind.ITEM_KIND_LOT, part));
        });
        lots.put(lotId, whole.toBuilder().setMassMg(0).build());
        return record(
                whole.getCustody().getPartyId(),
                whole.getCustody().getSiteId(),
                Command.newBuilder().setSplitLot(command),
                Fact.newBuilder().setLotSplit(fact),
                links.toArray(ItemLink[]::new));
    }

    public LedgerScript merge(String mergedId, String... sources) {
        LotResult first = lots.get(sources[0]);
        LotsMerged.Builder fact = LotsMerged.newBuilder();
        List<ItemLink> links = new ArrayList<>(List.of(link(ItemKind.ITEM_KIND_LOT, mergedId)));
        long sum = 0;
        for (String source : sources) {
            LotResult lot = lots.get(source);
            fact.addSources(LotMass.newBuilder().setLotId(source).setMassMg(lot.getMassMg()));
            sum += lot.getMassMg();
            lots.put(source, lot.toBuilder().setMassMg(0).build());
            links.add(link(ItemKind.ITEM_KIND_LOT, source));
        }
        fact.setMerged(lotOf(
                mergedId,
                first.getMaterial(),
                first.getGrade(),
                sum,
                first.getCustody().getPartyId(),
                first.getCustody().getSiteId()));
        return record(
                first.getCustody().getPartyId(),
                first.getCustody().getSiteId(),
                Command.newBuilder()
                        .setMergeLots(
                                MergeLots.newBuilder().setMergedLotId(mergedId).addAllLotIds(Arrays.asList(sources))),
                Fact.newBuilder().setLotsMerged(fact),
                links.toArray(ItemLink[]::new));
    }

    // --- hand-overs

    /** Goods are battery or lot ids; a lot is offered whole. */
    public LedgerScript offer(String id, String from, String to, long expiresAtMs, String... goods) {
        OfferHandOver.Builder command = OfferHandOver.newBuilder()
                .setHandOverId(id)
                .setConsigneePartyId(to)
                .setAct(Act.ACT_RECYCLE)
                .setExpiresAtMs(expiresAtMs);
        HandOverOffered.Builder fact = HandOverOffered.newBuilder()
                .setHandOverId(id)
                .setConsignorPartyId(from)
                .setConsigneePartyId(to)
                .setAct(Act.ACT_RECYCLE)
                .setExpiresAtMs(expiresAtMs)
                .setToleranceRule(ToleranceRule.TOLERANCE_RULE_ONE_PER_CENT)
                .addLegs(CarrierLeg.newBuilder().setCarrier("Carrier").setVehiclePlate("浙A12345"));
        List<ItemLink> links = new ArrayList<>(List.of(link(ItemKind.ITEM_KIND_HAND_OVER, id)));
        for (int n = 0; n < goods.length; n++) {
            OfferedLine.Builder line = OfferedLine.newBuilder().setLineNo(n + 1);
            if (lots.containsKey(goods[n])) {
                long massMg = lots.get(goods[n]).getMassMg();
                command.addGoods(Goods.newBuilder()
                        .setLot(LotMass.newBuilder().setLotId(goods[n]).setMassMg(massMg)));
                line.setLotId(goods[n])
                        .setMassMg(massMg)
                        .setMaterial(lots.get(goods[n]).getMaterial());
                links.add(link(ItemKind.ITEM_KIND_LOT, goods[n]));
            } else {
                command.addGoods(Goods.newBuilder().setBatteryId(goods[n]));
                line.setBatteryId(goods[n]).setMassMg(400_000_000).setMaterial(Material.MATERIAL_POWER_BATTERY);
                links.add(batteryLink(goods[n]));
            }
            fact.addLines(line);
        }
        offers.put(id, fact.build());
        return record(
                from,
                "",
                Command.newBuilder().setOfferHandOver(command),
                Fact.newBuilder().setHandOverOffered(fact),
                links.toArray(ItemLink[]::new));
    }

    /** Accepts every line as offered. */
    public LedgerScript accept(String id, String siteId) {
        HandOverOffered offer = offers.get(id);
        String to = offer.getConsigneePartyId();
        HandOverAccepted.Builder fact = HandOverAccepted.newBuilder()
                .setHandOverId(id)
                .setConsignorPartyId(offer.getConsignorPartyId())
                .setCustody(custody(to, siteId))
                .setToleranceRule(offer.getToleranceRule())
                .setComplete(true)
                .setAct(offer.getAct());
        List<ItemLink> links = new ArrayList<>(List.of(link(ItemKind.ITEM_KIND_HAND_OVER, id)));
        for (OfferedLine line : offer.getLinesList()) {
            AcceptedResult.Builder accepted = AcceptedResult.newBuilder()
                    .setLineNo(line.getLineNo())
                    .setBatteryId(line.getBatteryId())
                    .setLotId(line.getLotId())
                    .setAcceptedMg(line.getMassMg())
                    .setWeighedMg(line.getMassMg());
            if (line.getBatteryId().isEmpty()) {
                String newLot = id + "~" + line.getLineNo();
                LotResult source = lots.get(line.getLotId());
                accepted.setNewLot(
                        lotOf(newLot, source.getMaterial(), source.getGrade(), line.getMassMg(), to, siteId));
                lots.put(line.getLotId(), source.toBuilder().setMassMg(0).build());
                links.add(link(ItemKind.ITEM_KIND_LOT, line.getLotId()));
                links.add(link(ItemKind.ITEM_KIND_LOT, newLot));
            } else {
                accepted.setDisposition(Disposition.DISPOSITION_STORED);
                hold(line.getBatteryId(), to, siteId);
                links.add(batteryLink(line.getBatteryId()));
            }
            fact.addAccepted(accepted);
        }
        return record(
                to,
                siteId,
                Command.newBuilder()
                        .setAcceptHandOver(
                                AcceptHandOver.newBuilder().setHandOverId(id).setAcceptAll(true)),
                Fact.newBuilder().setHandOverAccepted(fact),
                links.toArray(ItemLink[]::new));
    }

    public LedgerScript refuse(String id) {
        HandOverOffered offer = offers.get(id);
        return record(
                offer.getConsigneePartyId(),
                "",
                Command.newBuilder()
                        .setRefuseHandOver(
                                RefuseHandOver.newBuilder().setHandOverId(id).setReason("wet")),
                Fact.newBuilder()
                        .setHandOverRefused(HandOverRefused.newBuilder()
                                .setHandOverId(id)
                                .setConsignorPartyId(offer.getConsignorPartyId())
                                .setReason("wet")
                                .addAllFreed(offer.getLinesList())),
                goodsLinks(id, offer));
    }

    public LedgerScript withdraw(String id) {
        HandOverOffered offer = offers.get(id);
        return record(
                offer.getConsignorPartyId(),
                "",
                Command.newBuilder()
                        .setWithdrawHandOver(
                                WithdrawHandOver.newBuilder().setHandOverId(id).setReason("sold")),
                Fact.newBuilder()
                        .setHandOverWithdrawn(HandOverWithdrawn.newBuilder()
                                .setHandOverId(id)
                                .setConsigneePartyId(offer.getConsigneePartyId())
                                .setReason("sold")
                                .addAllFreed(offer.getLinesList())),
                goodsLinks(id, offer));
    }

    // --- blocks

    /** Any command with any fact; links get their predecessors. */
    public LedgerScript record(
            String partyId, String siteId, Command.Builder command, Fact.Builder body, ItemLink... links) {
        Fact.Builder fact = body.setEnvelopeId(envelopeId())
                .setCommandIndex(draft.commands.size())
                .setPartyId(partyId)
                .setSiteId(siteId)
                .setOccurredAtMs(nowMs - 60_000)
                .setRecordedAtMs(nowMs);
        for (ItemLink link : links) {
            fact.addItems(link.toBuilder().setPreviousFactSha256(heads.getOrDefault(link, ByteString.EMPTY)));
        }
        ByteString bytes = fact.build().toByteString();
        ByteString digest = sha256(bytes.toByteArray());
        for (ItemLink link : links) {
            heads.put(link, digest);
        }
        draft.commands.add(command.build());
        draft.facts.add(bytes);
        draft.verdicts.add(Verdict.newBuilder()
                .setRecorded(Recorded.newBuilder().setFactSha256(digest))
                .build());
        facts.add(new Written(
                blocks.size(),
                transactions.size(),
                envelopes.size(),
                draft.commands.size() - 1,
                fact.build(),
                transactionId()));
        draft.partyId = partyId;
        draft.siteId = siteId;
        return this;
    }

    /** Digest of the last fact of an item. */
    public ByteString head(ItemKind kind, String id) {
        return heads.getOrDefault(link(kind, id), ByteString.EMPTY);
    }

    /** A command refused in its place. */
    public LedgerScript refusedCommand() {
        draft.commands.add(Command.newBuilder()
                .setRefuseHandOver(RefuseHandOver.newBuilder().setHandOverId("none"))
                .build());
        draft.verdicts.add(
                Verdict.newBuilder().setRefused(Rejection.getDefaultInstance()).build());
        return this;
    }

    /** A command refused for a reason. */
    public LedgerScript refused(String partyId, String siteId, Command.Builder command, Rejection.Builder why) {
        draft.commands.add(command.build());
        draft.verdicts.add(Verdict.newBuilder().setRefused(why).build());
        draft.partyId = partyId;
        draft.siteId = siteId;
        return this;
    }

    /** The next commands go into another envelope. */
    public LedgerScript envelope() {
        if (!draft.commands.isEmpty()) {
            envelopes.add(draft);
            envelopeCount++;
            draft = new EnvelopeDraft();
        }
        return this;
    }

    /** The next commands go into another transaction of the same block. */
    public LedgerScript transaction() {
        envelope();
        if (!envelopes.isEmpty()) {
            Batch.Builder batch = Batch.newBuilder();
            BatchResult.Builder result = BatchResult.newBuilder();
            for (EnvelopeDraft envelope : envelopes) {
                batch.addSubmissions(envelope.submission());
                result.addResults(EnvelopeResult.newBuilder().setRecorded(envelope.recorded()));
            }
            transactions.add(Transaction.newBuilder()
                    .setTransactionId(transactionId())
                    .setRecordedAtMs(nowMs)
                    .setBatch(batch)
                    .setResult(result)
                    .build());
            envelopes.clear();
        }
        return this;
    }

    /** Closes the block; time moves on by a second. */
    public LedgerScript block() {
        transaction();
        Block.Builder block = Block.newBuilder()
                .setNumber(blocks.size())
                .setPreviousSha256(previous)
                .addAllTransactions(transactions);
        previous = sha256(block.build().toByteArray());
        blocks.add(block.setSha256(previous).build());
        transactions.clear();
        nowMs += 1000;
        return this;
    }

    public static ItemLink link(ItemKind kind, String id) {
        return ItemLink.newBuilder().setKind(kind).setItemId(id).build();
    }

    public static ByteString sha256(byte[] bytes) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ItemLink batteryLink(String id) {
        return link(id.startsWith("CAND~") ? ItemKind.ITEM_KIND_CANDIDATE : ItemKind.ITEM_KIND_BATTERY, id);
    }

    private static ItemLink[] goodsLinks(String id, HandOverOffered offer) {
        List<ItemLink> links = new ArrayList<>(List.of(link(ItemKind.ITEM_KIND_HAND_OVER, id)));
        for (OfferedLine line : offer.getLinesList()) {
            links.add(
                    line.getBatteryId().isEmpty()
                            ? link(ItemKind.ITEM_KIND_LOT, line.getLotId())
                            : batteryLink(line.getBatteryId()));
        }
        return links.toArray(ItemLink[]::new);
    }

    private String transactionId() {
        return String.format("%016x%08x", blocks.size(), transactions.size());
    }

    private String envelopeId() {
        return String.format("01900000-0000-7000-8000-%012d", envelopeCount);
    }

    private void hold(String itemId, String partyId, String siteId) {
        holders.put(itemId, custody(partyId, siteId));
    }

    private static Custody custody(String partyId, String siteId) {
        return Custody.newBuilder().setPartyId(partyId).setSiteId(siteId).build();
    }

    private LotResult lotOf(String lotId, Material material, String grade, long massMg, String partyId, String siteId) {
        LotResult lot = LotResult.newBuilder()
                .setLotId(lotId)
                .setMaterial(material)
                .setGrade(grade)
                .setMassMg(massMg)
                .setCustodyModel(CustodyModel.CUSTODY_MODEL_SEGREGATED)
                .setCustody(custody(partyId, siteId))
                .build();
        lots.put(lotId, lot);
        return lot;
    }

    private static RegisterParty party(String id, String name, Role... roles) {
        return RegisterParty.newBuilder()
                .setCreditCode(id)
                .setName(name)
                .addAllRoles(Arrays.asList(roles))
                .setHomeOrganisation("Org1")
                .build();
    }

    private final class EnvelopeDraft {
        private final String id = envelopeId();
        private final List<Command> commands = new ArrayList<>();
        private final List<Verdict> verdicts = new ArrayList<>();
        private final List<ByteString> facts = new ArrayList<>();
        private String partyId = "";
        private String siteId = "";

        Submission submission() {
            EnvelopePayload payload = EnvelopePayload.newBuilder()
                    .setEnvelopeId(id)
                    .setPartyId(partyId)
                    .setSiteId(siteId)
                    .addAllCommands(commands)
                    .build();
            return Submission.newBuilder()
                    .setEnvelope(Envelope.newBuilder()
                            .setPayload(payload.toByteString())
                            .build()
                            .toByteString())
                    .setOrganisation("Org1")
                    .build();
        }

        EnvelopeRecorded recorded() {
            return EnvelopeRecorded.newBuilder()
                    .setEnvelopeId(id)
                    .addAllVerdicts(verdicts)
                    .addAllFacts(facts)
                    .build();
        }
    }
}

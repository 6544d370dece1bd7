package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.assay.Content;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.process.ElementBalance;
import suhuan.chaincode.domain.process.GradeFlow;
import suhuan.chaincode.domain.process.Masses;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.state.v1.AssayState;
import suhuan.state.v1.ContentState;
import suhuan.state.v1.ElementState;
import suhuan.state.v1.GradeFlowState;
import suhuan.state.v1.MassesState;
import suhuan.state.v1.RunState;
import suhuan.state.v1.ShareState;

/** Bytes of process runs and assays. */
final class ProcessCodec {
    private ProcessCodec() {}

    static Assay assay(AssayState state) {
        return new Assay(
                state.getMethod(), state.getUncertaintyPpm(), shares(state.getSharesList()), state.getNothingElse());
    }

    static AssayState assay(Assay assay) {
        return AssayState.newBuilder()
                .setMethod(assay.method())
                .setUncertaintyPpm(assay.uncertaintyPpm())
                .addAllShares(states(assay.shares()))
                .setNothingElse(assay.nothingElse())
                .build();
    }

    static Stored<Run> run(String id, byte[] bytes) throws InvalidProtocolBufferException {
        RunState state = RunState.parseFrom(bytes);
        List<ElementBalance> elements = new ArrayList<>();
        for (ElementState element : state.getElementsList()) {
            elements.add(element(element));
        }
        List<GradeFlow> grades = new ArrayList<>();
        for (GradeFlowState flow : state.getGradesList()) {
            grades.add(new GradeFlow(
                    flow.getMaterialValue(),
                    flow.getGrade(),
                    flow.getInMg(),
                    flow.getOutMg(),
                    flow.getUnassayedMg(),
                    shares(flow.getWorstList())));
        }
        RunBalance balance = new RunBalance(
                masses(state.getMasses()),
                state.getInputs(),
                state.getOutputs(),
                CustodyModel.of(state.getWeakestInputValue()),
                CustodyModel.of(state.getStrongestOutputValue()),
                List.copyOf(state.getFamiliesMgList()),
                List.copyOf(elements),
                List.copyOf(grades));
        Run run = new Run(
                id,
                state.getPartyId(),
                state.getSiteId(),
                state.getRoute(),
                state.getRuleEdition(),
                state.getOpenedOn(),
                state.getClosedOn(),
                state.getOpenResidueMg(),
                balance);
        return new Stored<>(run, state.getLastFactSha256());
    }

    static RunState run(Run run, ByteString lastFact) {
        RunBalance balance = run.balance();
        RunState.Builder state = RunState.newBuilder()
                .setPartyId(run.partyId())
                .setSiteId(run.siteId())
                .setRoute(run.route())
                .setRuleEdition(run.ruleEdition())
                .setOpenedOn(run.openedOn())
                .setClosedOn(run.closedOn())
                .setOpenResidueMg(run.openResidueMg())
                .setMasses(masses(balance.masses()))
                .setInputs(balance.inputs())
                .setOutputs(balance.outputs())
                .setWeakestInputValue(balance.weakestInput().number())
                .setStrongestOutputValue(balance.strongestOutput().number())
                .addAllFamiliesMg(balance.familiesMg())
                .setLastFactSha256(lastFact);
        for (ElementBalance element : balance.elements()) {
            state.addElements(element(element));
        }
        for (GradeFlow flow : balance.grades()) {
            state.addGrades(GradeFlowState.newBuilder()
                    .setMaterialValue(flow.materialNumber())
                    .setGrade(flow.grade())
                    .setInMg(flow.inMg())
                    .setOutMg(flow.outMg())
                    .setUnassayedMg(flow.unassayedMg())
                    .addAllWorst(states(flow.worst())));
        }
        return state.build();
    }

    private static Masses masses(MassesState state) {
        return new Masses(
                state.getInMg(),
                state.getAdditionsMg(),
                state.getOutMg(),
                state.getLossMg(),
                state.getAdditionsOutMg(),
                state.getProductInMg(),
                state.getIntermediateInMg(),
                state.getProductMg(),
                state.getIntermediateMg());
    }

    private static MassesState masses(Masses masses) {
        return MassesState.newBuilder()
                .setInMg(masses.inMg())
                .setAdditionsMg(masses.additionsMg())
                .setOutMg(masses.outMg())
                .setLossMg(masses.lossMg())
                .setAdditionsOutMg(masses.additionsOutMg())
                .setProductInMg(masses.productInMg())
                .setIntermediateInMg(masses.intermediateInMg())
                .setProductMg(masses.productMg())
                .setIntermediateMg(masses.intermediateMg())
                .build();
    }

    private static ElementBalance element(ElementState state) {
        return new ElementBalance(
                state.getElement(),
                new ElementBalance.In(
                        content(state.getKnownIn()),
                        content(state.getAllowanceIn()),
                        state.getUnknownInMg(),
                        content(state.getAdded()),
                        content(state.getCountedBefore())),
                new ElementBalance.Out(
                        content(state.getProduct()),
                        content(state.getIntermediate()),
                        content(state.getResidue()),
                        content(state.getAllowanceOut()),
                        content(state.getLoss()),
                        state.getUnknownOutMg(),
                        state.getUnknownResidueMg()));
    }

    private static ElementState element(ElementBalance element) {
        ElementBalance.In in = element.in();
        ElementBalance.Out out = element.out();
        return ElementState.newBuilder()
                .setElement(element.element())
                .setKnownIn(content(in.known()))
                .setAllowanceIn(content(in.allowance()))
                .setUnknownInMg(in.unknownMg())
                .setAdded(content(in.added()))
                .setCountedBefore(content(in.countedBefore()))
                .setProduct(content(out.product()))
                .setIntermediate(content(out.intermediate()))
                .setResidue(content(out.residue()))
                .setAllowanceOut(content(out.allowance()))
                .setLoss(content(out.loss()))
                .setUnknownOutMg(out.unknownMg())
                .setUnknownResidueMg(out.unknownResidueMg())
                .build();
    }

    private static Content content(ContentState state) {
        return new Content(state.getMg(), state.getMillionths());
    }

    private static ContentState content(Content content) {
        return ContentState.newBuilder()
                .setMg(content.mg())
                .setMillionths(content.millionths())
                .build();
    }

    private static List<Assay.Share> shares(List<ShareState> states) {
        List<Assay.Share> shares = new ArrayList<>(states.size());
        for (ShareState state : states) {
            shares.add(new Assay.Share(state.getElement(), state.getSharePpm()));
        }
        return List.copyOf(shares);
    }

    private static List<ShareState> states(List<Assay.Share> shares) {
        List<ShareState> states = new ArrayList<>(shares.size());
        for (Assay.Share share : shares) {
            states.add(ShareState.newBuilder()
                    .setElement(share.element())
                    .setSharePpm(share.sharePpm())
                    .build());
        }
        return states;
    }
}

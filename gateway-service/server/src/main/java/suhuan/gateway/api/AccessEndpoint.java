package suhuan.gateway.api;

import io.grpc.stub.StreamObserver;
import java.util.Optional;
import suhuan.api.v1.AccessServiceGrpc;
import suhuan.api.v1.ApiKeyView;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.CreateApiKeyResponse;
import suhuan.api.v1.ListApiKeysRequest;
import suhuan.api.v1.ListApiKeysResponse;
import suhuan.api.v1.RevokeApiKeyRequest;
import suhuan.api.v1.RevokeApiKeyResponse;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.gateway.api.call.CallContext;
import suhuan.gateway.api.error.CallFailure;
import suhuan.gateway.identity.ApiKey;
import suhuan.gateway.identity.ApiKeys;
import suhuan.gateway.identity.Caller;
import suhuan.gateway.identity.PartyDirectory;
import suhuan.gateway.identity.PartyDirectory.RegisteredParty;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerStatus;

/** API keys of parties, and who the caller is. */
public final class AccessEndpoint extends AccessServiceGrpc.AccessServiceImplBase {
    private static final int LONGEST_LABEL = 100;

    private final ApiKeys keys;
    private final PartyDirectory parties;
    private final Ledger ledger;
    private final ReadProgress progress;
    private final MinPosition minPosition;
    private final About about;

    /**
     * What the gateway says about itself.
     *
     * @param version of the gateway
     * @param organisation organisation it speaks for on the ledger; empty for every one
     */
    public record About(String version, String organisation) {}

    /**
     * @param keys keys
     * @param parties registered parties
     * @param ledger for where it stands
     * @param progress for where the read model stands
     * @param minPosition waits for it
     * @param about version, and whose keys may be made here
     */
    public AccessEndpoint(
            ApiKeys keys,
            PartyDirectory parties,
            Ledger ledger,
            ReadProgress progress,
            MinPosition minPosition,
            About about) {
        this.keys = keys;
        this.parties = parties;
        this.ledger = ledger;
        this.progress = progress;
        this.minPosition = minPosition;
        this.about = about;
    }

    @Override
    public void createApiKey(CreateApiKeyRequest request, StreamObserver<CreateApiKeyResponse> observer) {
        String partyId = request.getPartyId();
        mayManage(partyId);
        String label = request.getLabel();
        if (label.isBlank() || label.codePointCount(0, label.length()) > LONGEST_LABEL) {
            throw CallFailure.requestInvalid("label", label, "1 to " + LONGEST_LABEL + " characters")
                    .asException();
        }
        Optional<RegisteredParty> party = parties.find(partyId);
        if (party.isPresent()) {
            create(party.get(), label, observer);
            return;
        }
        // A party registered a moment ago may not be in the read model yet: wait for the last block and look again.
        minPosition.whenReached(ledger.status().lastBlock(), observer, () -> {
            RegisteredParty late = parties.find(partyId)
                    .orElseThrow(() -> CallFailure.itemNotFound(partyId).asException());
            create(late, label, observer);
        });
    }

    /** A party that another organisation speaks for could sign in here and record nothing: the ledger would refuse it. */
    private void create(RegisteredParty party, String label, StreamObserver<CreateApiKeyResponse> observer) {
        if (!about.organisation().isEmpty() && !about.organisation().equals(party.homeOrganisation())) {
            throw CallFailure.partyOfOtherOrganisation(party.partyId(), party.homeOrganisation(), about.organisation())
                    .asException();
        }
        ApiKeys.Created created = keys.create(party.partyId(), party.homeOrganisation(), label);
        observer.onNext(CreateApiKeyResponse.newBuilder()
                .setKeyId(created.key().keyId())
                .setApiKey(created.secret().reveal())
                .build());
        observer.onCompleted();
    }

    @Override
    public void revokeApiKey(RevokeApiKeyRequest request, StreamObserver<RevokeApiKeyResponse> observer) {
        Caller caller = CallContext.caller();
        String keyId = request.getKeyId();
        // A key of another party is answered like one that does not exist.
        ApiKey key = keys.find(keyId)
                .filter(each -> managesAll(caller) || each.partyId().equals(caller.partyId()))
                .orElseThrow(() -> CallFailure.keyNotFound(keyId).asException());
        keys.revoke(key.keyId());
        observer.onNext(RevokeApiKeyResponse.getDefaultInstance());
        observer.onCompleted();
    }

    @Override
    public void listApiKeys(ListApiKeysRequest request, StreamObserver<ListApiKeysResponse> observer) {
        String partyId = request.getPartyId().isEmpty() ? CallContext.caller().partyId() : request.getPartyId();
        mayManage(partyId);
        ListApiKeysResponse.Builder response = ListApiKeysResponse.newBuilder();
        for (ApiKey key : keys.ofParty(partyId)) {
            response.addKeys(ApiKeyView.newBuilder()
                    .setKeyId(key.keyId())
                    .setPartyId(key.partyId())
                    .setLabel(key.label())
                    .setCreatedAtMs(key.createdAtMs())
                    .setRevokedAtMs(key.revokedAtMs()));
        }
        observer.onNext(response.build());
        observer.onCompleted();
    }

    @Override
    public void whoAmI(WhoAmIRequest request, StreamObserver<WhoAmIResponse> observer) {
        Caller caller = CallContext.caller();
        LedgerStatus status = ledger.status();
        String name = parties.find(caller.partyId()).map(RegisteredParty::name).orElse("");
        observer.onNext(WhoAmIResponse.newBuilder()
                .setPartyId(caller.partyId())
                .setPartyName(name)
                .setRegulator(caller.regulator())
                .setLedger(status.kind())
                .setCommittedBlock(status.lastBlock())
                .setProjectedBlock(progress.projectedBlock())
                .setVersion(about.version())
                .setOrganisation(about.organisation())
                .setOperator(caller.operator())
                .build());
        observer.onCompleted();
    }

    private static void mayManage(String partyId) {
        Caller caller = CallContext.caller();
        if (!managesAll(caller) && !caller.partyId().equals(partyId)) {
            throw CallFailure.regulatorOnly().asException();
        }
    }

    /** An operator manages every key of its gateway, for they are all of its organisation. */
    private static boolean managesAll(Caller caller) {
        return caller.regulator() || caller.operator();
    }
}

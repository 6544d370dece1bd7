package suhuan.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static suhuan.gateway.api.ServerUnderTest.ORGANISATION;
import static suhuan.gateway.api.ServerUnderTest.PARTY;
import static suhuan.gateway.api.ServerUnderTest.REGULATOR;
import static suhuan.gateway.api.ServerUnderTest.reason;

import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.AccessServiceGrpc;
import suhuan.api.v1.AccessServiceGrpc.AccessServiceBlockingStub;
import suhuan.api.v1.ApiKeyView;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.CreateApiKeyResponse;
import suhuan.api.v1.ListApiKeysRequest;
import suhuan.api.v1.RecordServiceGrpc;
import suhuan.api.v1.RevokeApiKeyRequest;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.gateway.identity.ApiKeys;
import suhuan.gateway.identity.PartyDirectory.RegisteredParty;

/** Whose keys are made on a gateway that speaks for one organisation of several, and by whom. */
class AccessCallTest {
    private static final String ELSEWHERE = "91110000000000000B";

    private ServerUnderTest server;
    private String operator;
    private String regulator;

    @BeforeEach
    void start() throws Exception {
        server = new ServerUnderTest(ServerUnderTest.limits());
        server.parties.put(PARTY, new RegisteredParty(PARTY, "Here", ORGANISATION));
        server.parties.put(ELSEWHERE, new RegisteredParty(ELSEWHERE, "Elsewhere", "Org2"));
        operator = server.keys
                .create(ApiKeys.OPERATOR, ORGANISATION, "admin.key")
                .secret()
                .reveal();
        regulator = server.keys
                .create(REGULATOR, ORGANISATION, "admin.key")
                .secret()
                .reveal();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private AccessServiceBlockingStub access(String key) {
        return AccessServiceGrpc.newBlockingStub(server.as(key, "en"));
    }

    private static CreateApiKeyRequest keyFor(String partyId) {
        return CreateApiKeyRequest.newBuilder()
                .setPartyId(partyId)
                .setLabel("label")
                .build();
    }

    @Test
    void anOperatorMakesListsAndEndsKeysOfItsOrganisationsParties() {
        CreateApiKeyResponse created = access(operator).createApiKey(keyFor(PARTY));
        WhoAmIResponse who = access(created.getApiKey()).whoAmI(WhoAmIRequest.getDefaultInstance());
        assertThat(who.getPartyId()).isEqualTo(PARTY);
        assertThat(who.getOperator()).isFalse();
        assertThat(who.getOrganisation()).isEqualTo(ORGANISATION);
        assertThat(access(operator)
                        .listApiKeys(ListApiKeysRequest.newBuilder()
                                .setPartyId(PARTY)
                                .build())
                        .getKeysList())
                .map(ApiKeyView::getKeyId)
                .contains(created.getKeyId());
        access(operator)
                .revokeApiKey(RevokeApiKeyRequest.newBuilder()
                        .setKeyId(created.getKeyId())
                        .build());
        StatusRuntimeException ended = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> access(created.getApiKey()).whoAmI(WhoAmIRequest.getDefaultInstance()));
        assertThat(reason(ended).getReason()).isEqualTo("API_KEY_INVALID");
    }

    @Test
    void nobodyMakesKeysForAPartyOfAnotherOrganisation() {
        for (String key : List.of(operator, regulator)) {
            StatusRuntimeException refused = catchThrowableOfType(
                    StatusRuntimeException.class, () -> access(key).createApiKey(keyFor(ELSEWHERE)));
            ErrorInfo reason = reason(refused);
            assertThat(reason.getReason()).isEqualTo("PARTY_OF_OTHER_ORGANISATION");
            assertThat(reason.getMetadataMap())
                    .containsEntry("party_id", ELSEWHERE)
                    .containsEntry("home_organisation", "Org2")
                    .containsEntry("organisation", ORGANISATION);
        }
        assertThat(server.keys.ofParty(ELSEWHERE)).isEmpty();
    }

    @Test
    void anOperatorActsForNoPartyAndReadsNothing() {
        WhoAmIResponse who = access(operator).whoAmI(WhoAmIRequest.getDefaultInstance());
        assertThat(who.getOperator()).isTrue();
        assertThat(who.getRegulator()).isFalse();
        assertThat(who.getPartyId()).isEmpty();
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> RecordServiceGrpc.newBlockingStub(server.as(operator, "en"))
                        .record(ServerUnderTest.envelope()));
        assertThat(reason(refused).getReason()).isEqualTo("KEY_OF_NO_PARTY");
    }

    @Test
    void aPartyMakesKeysForItselfAlone() {
        String own = access(operator).createApiKey(keyFor(PARTY)).getApiKey();
        assertThat(access(own).createApiKey(keyFor(PARTY)).getKeyId()).isNotEmpty();
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class, () -> access(own).createApiKey(keyFor(ELSEWHERE)));
        assertThat(reason(refused).getReason()).isEqualTo("REGULATOR_ONLY");
    }
}

package suhuan.chaincode.domain.hold;

/**
 * A case that holds an item back.
 *
 * @param caseId the case
 * @param kind why
 * @param openedBy party that opened it
 */
public record Hold(String caseId, HoldKind kind, String openedBy) {}

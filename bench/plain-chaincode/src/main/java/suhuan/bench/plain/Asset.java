package suhuan.bench.plain;

import com.owlike.genson.annotation.JsonProperty;
import org.hyperledger.fabric.contract.annotation.DataType;
import org.hyperledger.fabric.contract.annotation.Property;

/**
 * An asset of the plain chaincode.
 *
 * @param assetId its id, which is its key
 * @param owner who has it
 * @param offeredTo to whom it is offered; empty where to nobody
 * @param details whatever else is known of it
 */
@DataType
public record Asset(
        @Property @JsonProperty("assetId") String assetId,
        @Property @JsonProperty("owner") String owner,
        @Property @JsonProperty("offeredTo") String offeredTo,
        @Property @JsonProperty("details") String details) {}

package suhuan.bench.plain;

import com.owlike.genson.Genson;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;

/**
 * For measurement only: what a team writes first that follows the official Java samples. Create checks that the asset is new;
 * transfer, offer and accept read, change and write one asset. There are no other rules.
 */
@Contract(name = "plain")
@Default
public final class PlainAssets implements ContractInterface {
    private final Genson genson = new Genson();

    /** Errors a caller can tell apart. */
    private enum Errors {
        ASSET_NOT_FOUND,
        ASSET_ALREADY_EXISTS,
        NOT_THE_OWNER,
        NOT_OFFERED
    }

    /** Makes an asset that must be new. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public Asset createAsset(Context ctx, String assetId, String owner, String details) {
        if (assetExists(ctx, assetId)) {
            throw new ChaincodeException(
                    "Asset " + assetId + " already exists", Errors.ASSET_ALREADY_EXISTS.toString());
        }
        return put(ctx, new Asset(assetId, owner, "", details));
    }

    /** Gives an asset that must be there. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public Asset readAsset(Context ctx, String assetId) {
        String json = ctx.getStub().getStringState(assetId);
        if (json == null || json.isEmpty()) {
            throw new ChaincodeException("Asset " + assetId + " does not exist", Errors.ASSET_NOT_FOUND.toString());
        }
        return genson.deserialize(json, Asset.class);
    }

    /** Whether an asset is there. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public boolean assetExists(Context ctx, String assetId) {
        String json = ctx.getStub().getStringState(assetId);
        return json != null && !json.isEmpty();
    }

    /** Gives an asset a new owner, in one step. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public String transferAsset(Context ctx, String assetId, String newOwner) {
        Asset asset = readAsset(ctx, assetId);
        put(ctx, new Asset(assetId, newOwner, "", asset.details()));
        return asset.owner();
    }

    /** Offers an asset; the first half of a hand-over. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public Asset offerAsset(Context ctx, String assetId, String owner, String newOwner) {
        Asset asset = readAsset(ctx, assetId);
        if (!asset.owner().equals(owner)) {
            throw new ChaincodeException("Asset " + assetId + " is not of " + owner, Errors.NOT_THE_OWNER.toString());
        }
        return put(ctx, new Asset(assetId, owner, newOwner, asset.details()));
    }

    /** Accepts an offered asset; the second half of a hand-over. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public Asset acceptAsset(Context ctx, String assetId, String newOwner) {
        Asset asset = readAsset(ctx, assetId);
        if (!asset.offeredTo().equals(newOwner)) {
            throw new ChaincodeException(
                    "Asset " + assetId + " is not offered to " + newOwner, Errors.NOT_OFFERED.toString());
        }
        return put(ctx, new Asset(assetId, newOwner, "", asset.details()));
    }

    /** Says what this is; for the launcher, which asks every chaincode whether it answers. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String describe(Context ctx) {
        return "plain chaincode, for measurement only";
    }

    private Asset put(Context ctx, Asset asset) {
        ctx.getStub().putStringState(asset.assetId(), genson.serialize(asset));
        return asset;
    }
}

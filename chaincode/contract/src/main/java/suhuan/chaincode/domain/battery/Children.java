package suhuan.chaincode.domain.battery;

import suhuan.chaincode.domain.common.Bytes;

/**
 * Commitment to the modules and cells of a battery.
 *
 * @param count number of codes
 * @param sha256 digest over the sorted codes
 */
public record Children(int count, Bytes sha256) {
    /** No modules and no cells. */
    public static final Children NONE = new Children(0, Bytes.NONE);

    /** Most codes a battery may name. */
    public static final int MOST = 2_000;
}

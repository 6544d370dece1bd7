package suhuan.gateway.readmodel;

/** Names of the regions of GB/T 2260. */
@FunctionalInterface
public interface RegionNames {
    /** Knows no name. */
    RegionNames NONE = code -> "";

    /** Name of a region, such as 浙江省杭州市; empty where not known. */
    String nameOf(String regionCode);
}

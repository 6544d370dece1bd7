/** Ratios against baselines in one run, interleaved; nothing else depends on it. */
@org.jspecify.annotations.NullMarked
package suhuan.bench;

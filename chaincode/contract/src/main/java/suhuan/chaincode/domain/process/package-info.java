/** Process runs: inputs become outputs and declared losses, and what comes of them is balanced and judged. */
@org.jspecify.annotations.NullMarked
package suhuan.chaincode.domain.process;

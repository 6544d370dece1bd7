/** How masses and days are counted, for who writes the read model and for who answers from it: wholes divided exactly, days in China. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.measure;

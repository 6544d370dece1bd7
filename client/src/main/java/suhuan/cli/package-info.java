/** The suhuan command line: one class per command, texts in Chinese and English, one JSON object a line on request. */
@NullMarked
package suhuan.cli;

import org.jspecify.annotations.NullMarked;

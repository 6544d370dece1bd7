/** Made-up but well-formed goods: codes with valid check characters and spreadsheets with known mistakes. */
@NullMarked
package suhuan.cli.sample;

import org.jspecify.annotations.NullMarked;

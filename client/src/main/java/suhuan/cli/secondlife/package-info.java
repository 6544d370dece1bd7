/** Commands of second life: assessing, taking apart, products, vehicles. */
@NullMarked
package suhuan.cli.secondlife;

import org.jspecify.annotations.NullMarked;

/** Recording the regulator's register: parties, sites, licences and models. */
@NullMarked
package suhuan.cli.registry;

import org.jspecify.annotations.NullMarked;

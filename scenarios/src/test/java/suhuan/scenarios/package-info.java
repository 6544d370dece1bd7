/** Stories of real processes and real faults: each says what was broken, what callers saw, and that nothing was lost. */
package suhuan.scenarios;

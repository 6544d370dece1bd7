/**
 * Blocks into PostgreSQL: follows the ledger and writes the read model.
 *
 * <p>How to wire it:
 *
 * <pre>
 * ReadModelSchema.migrate(dataSource);                       // creates or upgrades schemas ledger_view and access
 * Projector projector = new Projector(ledger, dataSource, ProjectorSettings.defaults(), ProjectionListener.SILENT);
 * projector.start();
 * projector.await(blockNumber, Duration.ofSeconds(2));       // read-your-writes: true once visible
 * projector.status();                                        // blocks behind, ms behind, what is wrong
 * projector.close();
 * </pre>
 *
 * The read model is asked through {@code suhuan.gateway.readmodel}; the two packages share the schema and how things are counted
 * ({@code suhuan.gateway.measure}), and nothing else. Give the
 * projector a data source of its own with one connection, so that readers cannot starve it.
 */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.projection;

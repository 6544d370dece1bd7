/**
 * Hand-written SQL into API views: answers the questions of {@code TraceService} from the read model.
 *
 * <p>How to wire it:
 *
 * <pre>
 * ReadModel readModel = new ReadModel(dataSource, ReadModelSettings.defaults(pageTokenKey));
 * Answer&lt;GetItemResponse&gt; answer = readModel.getItem(request, new Viewer(partyId, regulator), System.currentTimeMillis());
 * switch over Answer.Found, Answer.NotFound, Answer.InvalidRequest
 * Optional&lt;PartyIdentity&gt; party = readModel.party(partyId);   // name, roles, home organisation
 * </pre>
 *
 * {@code min_position} of requests is not looked at here: wait with {@code Projector.await} first. Broken infrastructure is an
 * exception: {@link suhuan.gateway.readmodel.ReadModelUnavailableException} where PostgreSQL does not answer,
 * {@link suhuan.gateway.readmodel.QueryTimedOutException} where a question takes too long.
 *
 * <p>Every answer is read from one snapshot and names the block it is true at. A party sees what it made, held, holds or was offered,
 * and the registry; what it may not see is answered exactly as if it did not exist.
 */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.readmodel;

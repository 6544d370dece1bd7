package suhuan.gateway.projection;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Connections whose n-th statement does not happen: the connection is gone before it. A COPY and a commit count as statements. */
final class FailingConnections {
    private final DataSource dataSource;
    private final int failAt;
    private final AtomicInteger statements = new AtomicInteger();
    private volatile boolean failed;

    private final boolean commitFirst;

    /**
     * @param failAt statement that fails, from 0
     * @param commitFirst where that is a commit, it happens and only its answer is lost
     */
    FailingConnections(DataSource dataSource, int failAt, boolean commitFirst) {
        this.dataSource = dataSource;
        this.commitFirst = commitFirst;
        this.failAt = failAt;
    }

    boolean failed() {
        return failed;
    }

    Connection getConnection() throws SQLException {
        Connection real = dataSource.getConnection();
        return proxy(
                Connection.class,
                real,
                (name, result) -> {
                    if (result instanceof PreparedStatement statement) {
                        return proxy(
                                PreparedStatement.class, statement, (n, r) -> r, n -> n.startsWith("execute"), real);
                    }
                    if (result instanceof Statement statement) {
                        return proxy(Statement.class, statement, (n, r) -> r, n -> n.startsWith("execute"), real);
                    }
                    return result;
                },
                name -> name.equals("unwrap") || name.equals("commit"),
                real);
    }

    private <T> T proxy(Class<T> type, T real, Wrapping wrapping, Counting counting, Connection connection) {
        InvocationHandler handler = (proxy, method, args) -> {
            if (counting.counts(method.getName()) && statements.getAndIncrement() == failAt) {
                failed = true;
                if (commitFirst && method.getName().equals("commit")) {
                    connection.commit();
                }
                connection.abort(Runnable::run);
                throw new InjectedFailure();
            }
            try {
                return wrapping.wrap(method.getName(), method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Wrapping {
        Object wrap(String method, Object result);
    }

    private interface Counting {
        boolean counts(String method);
    }

    static final class InjectedFailure extends SQLException {
        private static final long serialVersionUID = 1;

        InjectedFailure() {
            super("connection gone", "08006");
        }
    }
}

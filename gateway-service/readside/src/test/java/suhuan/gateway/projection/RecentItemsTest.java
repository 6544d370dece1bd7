package suhuan.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentItemsTest {
    private final RecentItems recent = new RecentItems();

    @Test
    void an_item_taken_out_is_gone_until_it_is_given_back() {
        keep(1);

        RecentItems.Kept taken = recent.take(key(1));

        assertThat(taken).isNotNull();
        assertThat(recent.take(key(1))).isNull();
        recent.keep(key(1), taken.row(), taken.account());
        assertThat(recent.take(key(1))).isEqualTo(taken);
    }

    @Test
    void what_was_touched_longest_ago_is_forgotten_first() {
        for (int n = 0; n < RecentItems.MOST; n++) {
            keep(n);
        }
        RecentItems.Kept again = recent.take(key(0));
        recent.keep(key(0), again.row(), again.account());

        keep(RecentItems.MOST);

        assertThat(recent.take(key(0))).isNotNull();
        assertThat(recent.take(key(1))).isNull();
        assertThat(recent.take(key(2))).isNotNull();
    }

    @Test
    void what_is_kept_counts_as_written() {
        LotRow row = new LotRow();
        row.changed = true;
        row.linked = true;
        AccountItem account = new AccountItem(7);
        account.changed = true;

        recent.keep(key(7), row, account);

        assertThat(row.stored).isTrue();
        assertThat(row.changed || row.linked).isFalse();
        assertThat(account.stored).isTrue();
        assertThat(account.changed).isFalse();
    }

    @Test
    void an_item_for_which_nothing_counts_has_no_row_of_the_accounts() {
        AccountItem account = new AccountItem(7);

        recent.keep(key(7), new LotRow(), account);

        assertThat(account.stored).isFalse();
    }

    private void keep(int n) {
        recent.keep(key(n), new LotRow(), new AccountItem(n));
    }

    private static ItemKey key(int n) {
        return ItemKey.lot("L" + n);
    }
}

namespace Registry.Tests;

/// <content>What the history keeps beside a change.</content>
internal static partial class Given
{
    /// <summary>The row that a change made by hand, as the owner of the database, leaves in the history of the base {0}.</summary>
    public const string FollowInHistory =
        """
        INSERT INTO base_history (id, base_id, version, what, changes, true_from, known_at, by, secret, previous_hash, hash)
        SELECT gen_random_uuid(), id, revision + 1, 'by-hand', to_jsonb(base) - array['id', 'revision', 'changed_at', 'true_since', 'history_hash'],
          true_since, changed_at, 'x', sha256('x'), history_hash, sha256(history_hash) FROM base WHERE id = '{0}';
        UPDATE base SET revision = revision + 1, history_hash = sha256(history_hash) WHERE id = '{0}'
        """;
}

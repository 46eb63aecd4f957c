using System.Collections.Concurrent;
using Contracts;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>The evaluation service on real servers, for one test class.</summary>
public sealed class EvaluationHost() : ServiceHost<Program>("evaluation")
{
    private readonly ConcurrentDictionary<BaseKind, Lazy<Task<Guid>>> _criteria = [];

    /// <summary>Criteria of a kind, published once for the class.</summary>
    public Task<Guid> CriteriaAsync(BaseKind kind) =>
        _criteria.GetOrAdd(kind, k => new(() => this.PublishedCriteriaAsync(k.ToString().ToLowerInvariant()))).Value;

    /// <summary>The events of one name that one aggregate's audit rows name; every row of a save names all of the save's events.</summary>
    public Task<long> EventsAsync(Guid aggregate, string name) => ReadAsync<long>(
        $"SELECT count(DISTINCT e ->> 'id') FROM audit, jsonb_array_elements(events) e WHERE aggregate_id = '{aggregate}' AND e ->> 'type' = '{name}'");
}

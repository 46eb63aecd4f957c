using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Applications.Tests;

/// <summary>The statements that the service's reads send through EF; each is one round trip.</summary>
internal sealed class Statements : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentQueue<string> _seen = [];
    private readonly ConcurrentQueue<DbCommand> _commands = [];
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly NpgsqlDataSource _database;

    public Statements(ApplicationsHost host)
    {
        _database = host.Services.GetRequiredService<NpgsqlDataSource>();
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyCollection<string> Seen => _seen;

    public bool WithPlans { get; init; }

    /// <summary>How the database runs the first statement, with the parameters that it had.</summary>
    public async Task<string> PlanAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var command = (NpgsqlCommand)_commands.First();
        await using var explain = new NpgsqlCommand($"EXPLAIN {command.CommandText}", connection);
        foreach (NpgsqlParameter parameter in command.Parameters)
        {
            explain.Parameters.Add(parameter.Clone());
        }

        var lines = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // The host's own: other test classes run beside this one. The relay and the deadlines look at tables of their own.
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: var command }
            && command.Connection?.Database == new NpgsqlConnectionStringBuilder(_database.ConnectionString).Database
            && command.CommandText.Contains("application", StringComparison.Ordinal))
        {
            _seen.Enqueue(command.CommandText);
            if (WithPlans)
            {
                _commands.Enqueue(((NpgsqlCommand)command).Clone());
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}

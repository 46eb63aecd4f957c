using Contracts.Registry;
using Messaging;

namespace Evaluation.Performance;

/// <summary>On <see cref="BaseRegistered"/>: the base is known and holds its title, unless something newer was heard of it.</summary>
internal sealed class KeepRegisteredBase(BaseBook book) : IHandle<BaseRegistered>
{
    public Task HandleAsync(BaseRegistered message, CancellationToken cancellationToken) =>
        book.KeepAsync(message.AggregateId, known => known.Apply(message), cancellationToken);
}

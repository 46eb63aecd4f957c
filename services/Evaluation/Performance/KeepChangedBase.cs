using Contracts.Registry;
using Messaging;

namespace Evaluation.Performance;

/// <summary>On <see cref="BaseChanged"/>: the base is as it is now.</summary>
internal sealed class KeepChangedBase(BaseBook book) : IHandle<BaseChanged>
{
    public Task HandleAsync(BaseChanged message, CancellationToken cancellationToken) =>
        book.KeepAsync(message.AggregateId, known => known.Apply(message), cancellationToken);
}

using MassTransit;

namespace Messaging.Inbox;

internal static class ReceiveContextExtensions
{
    /// <summary>The name of the queue a message was taken from, such as <c>registry.base-recognised</c>.</summary>
    public static string QueueName(this ReceiveContext context) => context.InputAddress.Segments[^1];
}

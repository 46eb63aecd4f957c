using System.Collections.Concurrent;

namespace Testing.Infrastructure;

/// <summary>What has to be undone at the end, last made first. One that fails does not keep the others from being undone.</summary>
internal sealed class Leftovers
{
    private readonly ConcurrentStack<Func<Task>> _undo = new();

    public void Add(Func<Task> undo) => _undo.Push(undo);

    public async Task ClearAsync()
    {
        while (_undo.TryPop(out var undo))
        {
            try
            {
                await undo();
            }
            catch (Exception exception)
            {
                await Console.Error.WriteLineAsync($"Not cleaned up: {exception.Message}");
            }
        }
    }
}

namespace NativeHost.Resources;

internal enum ResourceState
{
    Waiting,
    Starting,
    Healthy,
    Unhealthy,
    Completed,
    Restarting,
    Failed,
    Stopping,
    Stopped,
}

/// <summary>Where one resource stands now, for the display and for those who wait on it.</summary>
internal sealed class ResourceStatus(Resource resource, string? url)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public event Action<ResourceStatus>? Changed;

    public Resource Resource => resource;

    public string Name => resource.Name;

    public string? Url => url;

    public ResourceState State { get; private set; } = ResourceState.Waiting;

    public string Detail { get; private set; } = string.Empty;

    public int? ProcessId { get; private set; }

    /// <summary>Done when the resource is healthy, or has completed, for the first time.</summary>
    public Task Reached => _reached.Task;

    public void MoveTo(ResourceState state, string detail = "", int? processId = null)
    {
        (State, Detail, ProcessId) = (state, detail, processId);
        Changed?.Invoke(this);
        if (state is ResourceState.Healthy or ResourceState.Completed)
        {
            _reached.TrySetResult();
        }
    }
}

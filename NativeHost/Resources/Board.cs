namespace NativeHost.Resources;

/// <summary>The state of every resource in one place: what the display shows, the waits wait for and endpoints.json lists.</summary>
internal sealed class Board
{
    private readonly Dictionary<string, ResourceStatus> _byName;

    public Board(IReadOnlyList<Resource> resources, Func<Resource, string?> url)
    {
        Statuses = [.. resources.Select(resource => new ResourceStatus(resource, url(resource)))];
        _byName = Statuses.ToDictionary(status => status.Name);
        foreach (var status in Statuses)
        {
            status.Changed += changed => Changed?.Invoke(changed);
        }
    }

    public event Action<ResourceStatus>? Changed;

    public event Action<string>? Announced;

    /// <summary>What the whole platform has to say, under the lines of its resources.</summary>
    public string Headline { get; private set; } = string.Empty;

    public IReadOnlyList<ResourceStatus> Statuses { get; }

    public ResourceStatus this[string name] => _byName[name];

    public Task AllReached => Task.WhenAll(Statuses.Select(status => status.Reached));

    public Task WaitForAsync(Resource resource, CancellationToken cancellation) =>
        Task.WhenAll(resource.Waits.Select(wait => this[wait.On].Reached)).WaitAsync(cancellation);

    public void Announce(string headline)
    {
        Headline = headline;
        Announced?.Invoke(headline);
    }

    /// <summary>Those who reference the resource or wait on it, so must stop before it.</summary>
    public IEnumerable<ResourceStatus> DependentsOf(string name) => Statuses.Where(status =>
        status.Resource.References.Contains(name) || status.Resource.Waits.Any(wait => wait.On == name));
}

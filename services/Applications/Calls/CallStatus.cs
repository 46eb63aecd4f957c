namespace Applications.Calls;

/// <summary>Draft → Published → Closed.</summary>
public enum CallStatus
{
    Draft,
    Published,
    Closed,
}

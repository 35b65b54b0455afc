namespace StrictCors;

/// <summary>The interface that the policy builder names. Analyzers query no origin source.</summary>
public interface IStrictCorsOriginSource
{
    /// <summary>Whether the origin is allowed.</summary>
    /// <param name="origin">The origin.</param>
    /// <returns>True to allow.</returns>
    bool IsAllowed(Origin origin);
}

using System.Reflection;
using Microsoft.Extensions.Logging;
using StrictCors.Diagnostics;

namespace StrictCors.Tests.Diagnostics;

/// <summary>People filter logs by id or by name.</summary>
public sealed class EventIdTests
{
    [Fact]
    public void Ids_and_names_of_events_are_unique()
    {
        var events = typeof(Log).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(method => (method.Name, Event: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(method => method.Event is not null)
            .Select(method => (method.Name, Id: method.Event!.EventId, method.Event.EventName))
            .ToList();
        foreach (var field in typeof(StartupLog).GetFields())
        {
            var known = (EventId)field.GetValue(null)!;
            events.Add((field.Name.Replace("Event", "", StringComparison.Ordinal), known.Id, known.Name));
        }

        events.Should().HaveCountGreaterThan(30);
        events.Select(known => known.Id).Should().OnlyHaveUniqueItems();
        events.Should().OnlyContain(known => known.EventName == known.Name);
        typeof(StartupLog).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(method => method.Name)
            .Should().BeEquivalentTo(events.TakeLast(typeof(StartupLog).GetFields().Length).Select(known => known.Name));
    }
}

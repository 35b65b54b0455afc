using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using QuickStart.Demo;

// The settings are in the folder of the project, wherever the program is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ProjectFolder.Path });

// 1. The policies: section "StrictCors" of appsettings.json. A mistake stops the program before it listens, and the message shows what to write.
builder.Services.AddStrictCors();
builder.Services.AddProblemDetails();
builder.AddDemo();

var app = builder.Build();

// 2. The middleware: once, before authentication and caching. The exception handler gives errors a response that pages can read.
app.UseExceptionHandler();
app.UseStrictCors();

// 3. The endpoints. These have the default policy, "web": it lists GET and PUT, so pages of other origins cannot DELETE.
var todos = new ConcurrentDictionary<int, string>([new(1, "Read the policies"), new(2, "Break one"), new(3, "Start again")]);

app.MapGet("/todos", (HttpResponse response) =>
{
    response.Headers["X-Total-Count"] = $"{todos.Count}";
    return todos;
});
app.MapPut("/todos/{id:int}", (int id, [FromBody] string title) => todos[id] = title);
app.MapDelete("/todos/{id:int}", (int id) => todos.TryRemove(id, out _));
app.MapGet("/todos/report", string () => throw new NotSupportedException("There is no report yet."));

// Another policy, by name. An unknown name stops the program, too.
app.MapGet("/partner/prices", () => new { Tea = 3.20, Coffee = 2.80 }).RequireStrictCors("partner");

// Two policies: the first one whose origins match decides. The partner has credentials, everybody else has none.
app.MapGet("/offers", () => new { Tea = "two for one" }).RequireStrictCors("partner", "public");

// "Enforcement": "Server": a request that the policy denies gets 403, and this line does not run.
app.MapPost("/payments", () => "paid").RequireStrictCors("payments");

// Why was it denied? The page of StrictCors itself: /strict-cors at the address of the API. In Development only.
app.MapStrictCorsPage();

return await app.RunDemoAsync();

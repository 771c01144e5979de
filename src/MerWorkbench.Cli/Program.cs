Console.WriteLine("mer");
return 0;
